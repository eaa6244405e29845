import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { NotRead } from '../errors/not-read.tsx';
import { usePortal } from '../frame/portal.ts';
import { subscriptionsQuery } from '../frame/portal-queries.ts';
import type { Subscription } from '../portal-api.ts';
import { AccessDialog } from './access-dialog.tsx';
import { STATUS_TEXTS } from './texts.ts';

/** The practices that the vendor reaches or has asked, the sandbox first. */
export function PracticesPage() {
  const { api, announce } = usePortal();
  const [isAsking, setAsking] = useState(false);
  const subscriptions = useQuery(subscriptionsQuery(api));
  const items = subscriptions.data?.items.toSorted((a, b) => Number(b.sandbox) - Number(a.sandbox));
  return (
    <div className="practices">
      <div className="page-header">
        <h1 tabIndex={-1}>Practices and keys</h1>
        <button type="button" className="primary" onClick={() => setAsking(true)}>
          Ask for access
        </button>
      </div>
      {subscriptions.error && (
        <NotRead error={subscriptions.error} what="Your practices" tryAgain={() => void subscriptions.refetch()} />
      )}
      {items === undefined ? (
        subscriptions.error === null && <p className="hint">Reading …</p>
      ) : (
        <ul className="cards">
          {items.map((subscription) => (
            <Card key={subscription.id} {...subscription} />
          ))}
        </ul>
      )}
      {items?.every(({ sandbox }) => sandbox) && (
        <p className="hint">
          So far you reach your sandbox. Ask a practice for access when your integration works there: its manager sees
          your company’s name, the plan and what your keys may do.
        </p>
      )}
      {isAsking && (
        <AccessDialog
          close={() => setAsking(false)}
          asked={({ practiceId }) => {
            setAsking(false);
            announce(`${practiceId} is asked. Its manager decides.`);
          }}
        />
      )}
    </div>
  );
}

function Card({ id, practiceId, sandbox, status, plan, scopes }: Subscription) {
  return (
    <li className="panel">
      <h2>
        <a href={`#/practices/${id}`}>
          <bdi>{sandbox ? 'Sandbox' : practiceId}</bdi>
        </a>{' '}
        <span className={`tag ${status}`}>{STATUS_TEXTS[status]}</span>
      </h2>
      <p className="hint">
        {sandbox && <>{practiceId} · </>}plan {plan} · {scopes.length} of 5 scopes
      </p>
    </li>
  );
}
