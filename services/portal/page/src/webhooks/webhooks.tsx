import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { NotRead } from '../errors/not-read.tsx';
import { usePortal } from '../frame/portal.ts';
import type { Subscription } from '../portal-api.ts';
import { CreateWebhookDialog } from './create-webhook-dialog.tsx';
import { ShownSecretDialog } from './shown-secret-dialog.tsx';
import { stateOf, typesText } from './texts.ts';
import { WebhookDetails } from './webhook-details.tsx';
import { webhooksQuery } from './webhook-queries.ts';
import type { Webhook } from './webhooks-api.ts';

interface WebhooksProps {
  readonly subscription: Subscription;
  /** The one that is looked at; absent: all of them. */
  readonly webhookId: string | undefined;
}

const MOST = 10;

/** The endpoints of a subscription that events are sent to. */
export function Webhooks({ subscription, webhookId }: WebhooksProps) {
  const { api } = usePortal();
  const webhooks = useQuery(webhooksQuery(api.webhooks, subscription.id));
  if (webhooks.error && webhooks.data === undefined) {
    return <NotRead error={webhooks.error} what="Your webhooks" tryAgain={() => void webhooks.refetch()} />;
  }
  if (webhooks.data === undefined) return <p className="hint">Reading …</p>;
  const { items } = webhooks.data;
  if (webhookId === undefined) return <WebhookList subscription={subscription} items={items} />;
  const webhook = items.find(({ id }) => id === webhookId);
  return webhook === undefined ? (
    <p>
      This webhook is not there any more. <a href={`#/practices/${subscription.id}/webhooks`}>All webhooks</a>
    </p>
  ) : (
    <WebhookDetails subscription={subscription} webhook={webhook} />
  );
}

interface WebhookListProps {
  readonly subscription: Subscription;
  readonly items: readonly Webhook[];
}

function WebhookList({ subscription, items }: WebhookListProps) {
  const { api } = usePortal();
  const queries = useQueryClient();
  const [isAdding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string>();
  const obstacle = obstacleOf(subscription, items.length);
  return (
    <section className="panel" aria-labelledby="webhooks">
      <div className="form-row between">
        <h2 id="webhooks">Webhooks</h2>
        <button
          type="button"
          className="primary"
          disabled={obstacle !== undefined}
          aria-describedby={obstacle && 'webhooks-obstacle'}
          onClick={() => setAdding(true)}
        >
          Add a webhook
        </button>
      </div>
      {obstacle !== undefined && (
        <p className="hint" id="webhooks-obstacle">
          {obstacle}
        </p>
      )}
      {items.length === 0 && (
        <p className="hint">
          None yet. A webhook tells your server within seconds what happened at the practice.{' '}
          <a href="#/docs/webhooks">How to receive it</a>
        </p>
      )}
      <ul className="keys">
        {items.map((webhook) => (
          <WebhookRow key={webhook.id} subscriptionId={subscription.id} webhook={webhook} />
        ))}
      </ul>
      {isAdding && (
        <CreateWebhookDialog
          subscription={subscription}
          close={() => setAdding(false)}
          done={({ secret: created }) => {
            setAdding(false);
            setSecret(created);
            void queries.invalidateQueries({ queryKey: webhooksQuery(api.webhooks, subscription.id).queryKey });
          }}
        />
      )}
      {secret !== undefined && <ShownSecretDialog secret={secret} close={() => setSecret(undefined)} />}
    </section>
  );
}

interface WebhookRowProps {
  readonly subscriptionId: string;
  readonly webhook: Webhook;
}

function WebhookRow({ subscriptionId, webhook }: WebhookRowProps) {
  const { tag, style, sentence } = stateOf(webhook, Date.now());
  return (
    <li>
      <div>
        <p className="webhook-url">
          <a href={`#/practices/${subscriptionId}/webhooks/${webhook.id}`}>
            <bdi>{webhook.url}</bdi>
          </a>{' '}
          <span className={`tag ${style}`}>{tag}</span>
        </p>
        <p className="hint">{typesText(webhook)}</p>
        {sentence !== undefined && <p className="hint">{sentence}</p>}
      </div>
    </li>
  );
}

/** Why there cannot be one more. */
function obstacleOf({ status, scopes }: Subscription, count: number): string | undefined {
  if (status !== 'active') return 'Nothing is sent while the practice keeps your keys out.';
  if (!scopes.includes('appointments:read'))
    return 'Webhooks need appointments:read, which the practice has not approved.';
  return count < MOST ? undefined : `These are ${MOST}, the most that a practice has. Delete one first.`;
}
