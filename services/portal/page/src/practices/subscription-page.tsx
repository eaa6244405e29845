import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { NotRead } from '../errors/not-read.tsx';
import { usePortal } from '../frame/portal.ts';
import { activityQuery, subscriptionsQuery } from '../frame/portal-queries.ts';
import { Keys } from './keys.tsx';
import { actionText, instantText, SCOPE_TEXTS, STATUS_TEXTS } from './texts.ts';

const Webhooks = lazy(async () => ({ default: (await import('../webhooks/webhooks.tsx')).Webhooks }));
const Usage = lazy(async () => ({ default: (await import('../usage/usage.tsx')).Usage }));
const Requests = lazy(async () => ({ default: (await import('../requests/requests.tsx')).Requests }));

interface SubscriptionPageProps {
  readonly subscriptionId: string;
  readonly part: string | undefined;
  readonly within: string | undefined;
}

const PARTS = [
  { part: 'keys', label: 'Keys' },
  { part: 'webhooks', label: 'Webhooks' },
  { part: 'usage', label: 'Usage' },
  { part: 'requests', label: 'Requests' },
] as const;

/** One practice: what the vendor may do there, its keys and webhooks, and what was done. */
export function SubscriptionPage({ subscriptionId, part: named, within }: SubscriptionPageProps) {
  const { api } = usePortal();
  const subscriptions = useQuery(subscriptionsQuery(api));
  const subscription = subscriptions.data?.items.find(({ id }) => id === subscriptionId);
  if (subscriptions.error) {
    return <NotRead error={subscriptions.error} what="The practice" tryAgain={() => void subscriptions.refetch()} />;
  }
  if (subscription === undefined) {
    return (
      <>
        <h1 tabIndex={-1}>{subscriptions.isPending ? 'Reading …' : 'This is not one of your practices'}</h1>
        <p>
          <a href="#/practices">All practices</a>
        </p>
      </>
    );
  }
  const { sandbox, practiceId, status, plan, scopes, asked } = subscription;
  const part = (status !== 'requested' && PARTS.find((each) => each.part === named)?.part) || 'keys';
  return (
    <div className="subscription">
      <p className="eyebrow">
        <a href="#/practices">Practices and keys</a>
      </p>
      <h1 tabIndex={-1}>
        <bdi>{sandbox ? 'Sandbox' : practiceId}</bdi> <span className={`tag ${status}`}>{STATUS_TEXTS[status]}</span>
      </h1>
      <dl className="facts">
        {sandbox && (
          <div>
            <dt>Practice</dt>
            <dd>
              <code>{practiceId}</code>
            </dd>
          </div>
        )}
        <div>
          <dt>Plan</dt>
          <dd>
            {plan} · <a href="#/docs/status">what it allows</a>
          </dd>
        </div>
        <div>
          <dt>Your keys may</dt>
          <dd>{scopes.map((scope) => SCOPE_TEXTS[scope]).join(' · ')}</dd>
        </div>
        {status === 'requested' && asked !== undefined && (
          <div>
            <dt>Asked</dt>
            <dd>{instantText(asked.at)}. You can create keys as soon as the practice has approved.</dd>
          </div>
        )}
      </dl>
      {status !== 'requested' && (
        <nav className="parts" aria-label="Of this practice">
          {PARTS.map(({ part: each, label }) => (
            <a
              key={each}
              href={each === 'keys' ? `#/practices/${subscriptionId}` : `#/practices/${subscriptionId}/${each}`}
              aria-current={each === part ? 'page' : undefined}
            >
              {label}
            </a>
          ))}
        </nav>
      )}
      <Suspense fallback={<p className="hint">Opening …</p>}>
        {part === 'webhooks' && <Webhooks subscription={subscription} webhookId={within} />}
        {part === 'usage' && <Usage subscription={subscription} />}
        {part === 'requests' && <Requests subscription={subscription} />}
      </Suspense>
      {part === 'keys' && (
        <>
          {status !== 'requested' && <Keys subscription={subscription} />}
          <ActivityList subscriptionId={subscriptionId} />
        </>
      )}
    </div>
  );
}

function ActivityList({ subscriptionId }: { readonly subscriptionId: string }) {
  const { api } = usePortal();
  const activity = useQuery(activityQuery(api, subscriptionId));
  return (
    <section className="panel" aria-labelledby="activity">
      <h2 id="activity">Activity</h2>
      {activity.error && (
        <NotRead error={activity.error} what="The activity" tryAgain={() => void activity.refetch()} />
      )}
      {activity.data?.items.length === 0 && <p className="hint">Nothing yet.</p>}
      <ol className="activity">
        {activity.data?.items.map((item) => (
          <li key={`${item.at} ${item.action} ${item.keyId}`}>
            <time dateTime={item.at}>{instantText(item.at)}</time>
            <span>
              {actionText(item)} {item.keyId !== undefined && <code>{item.keyId}</code>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
