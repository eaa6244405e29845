import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { NotRead } from '../errors/not-read.tsx';
import { vendorSentence } from '../errors/vendor-sentence.ts';
import { usePortal } from '../frame/portal.ts';
import type { Subscription } from '../portal-api.ts';
import { instantText } from '../practices/texts.ts';
import { DeliveryTable } from './delivery-table.tsx';
import { ShownSecretDialog } from './shown-secret-dialog.tsx';
import { stateOf, typesText } from './texts.ts';
import { DeleteWebhookDialog, ReplayDialog, RotateSecretDialog } from './webhook-dialogs.tsx';
import { deliveriesQuery, webhooksQuery } from './webhook-queries.ts';
import type { Delivery, Webhook } from './webhooks-api.ts';

interface WebhookDetailsProps {
  readonly subscription: Subscription;
  readonly webhook: Webhook;
}

/** One webhook: how it does, what was sent to it, and what can be done with it. */
export function WebhookDetails({ subscription, webhook }: WebhookDetailsProps) {
  const { api, announce } = usePortal();
  const queries = useQueryClient();
  const place = { subscriptionId: subscription.id, webhookId: webhook.id };
  const all = `#/practices/${subscription.id}/webhooks`;
  const [open, setOpen] = useState<'rotate' | 'replay' | 'delete'>();
  const [shown, setShown] = useState<{ readonly secret: string; readonly previousSecretExpiresAt: string }>();
  const deliveries = useInfiniteQuery(deliveriesQuery(api.webhooks, place));
  const attempts = deliveries.data?.pages.flatMap(({ items }) => items) ?? [];
  const close = (): void => setOpen(undefined);
  const testing = useMutation({
    mutationFn: () => api.webhooks.test(place),
    onSuccess: () => announce('A test event is on its way.'),
    onError: (error) => announce(`No test event was sent. ${vendorSentence(error)}`),
  });
  const { tag, style, sentence } = stateOf(webhook, Date.now());
  const isActive = subscription.status === 'active';
  return (
    <>
      <section className="panel" aria-labelledby="webhook">
        <p className="eyebrow">
          <a href={all}>All webhooks</a>
        </p>
        <h2 id="webhook" className="webhook-url">
          <bdi>{webhook.url}</bdi> <span className={`tag ${style}`}>{tag}</span>
        </h2>
        {sentence !== undefined && <p>{sentence}</p>}
        <p className="hint">
          {typesText(webhook)} · added {instantText(webhook.createdAt)}
        </p>
        <div className="actions">
          <button type="button" disabled={!isActive || testing.isPending} onClick={() => testing.mutate()}>
            Send a test event
          </button>
          <button type="button" disabled={!isActive || webhook.status === 'disabled'} onClick={() => setOpen('replay')}>
            Replay events
          </button>
          <button type="button" onClick={() => setOpen('rotate')}>
            Rotate the secret
          </button>
          <button type="button" className="danger" onClick={() => setOpen('delete')}>
            Delete
          </button>
        </div>
      </section>
      <section className="panel" aria-labelledby="deliveries">
        <h2 id="deliveries">Deliveries</h2>
        {deliveries.error && (
          <NotRead error={deliveries.error} what="The deliveries" tryAgain={() => void deliveries.refetch()} />
        )}
        {deliveries.data && <DeliveryTable attempts={attempts} />}
        {deliveries.hasNextPage && (
          <div>
            <button
              type="button"
              disabled={deliveries.isFetchingNextPage}
              onClick={() => void deliveries.fetchNextPage()}
            >
              Show older
            </button>
          </div>
        )}
      </section>
      {open === 'rotate' && (
        <RotateSecretDialog
          place={place}
          close={close}
          done={(rotated) => {
            close();
            setShown(rotated);
          }}
        />
      )}
      {open === 'replay' && (
        <ReplayDialog
          place={place}
          suggested={rangeOf(attempts)}
          close={close}
          done={({ first, last }) => {
            close();
            announce(`Events ${first} to ${last} are sent once more.`);
          }}
        />
      )}
      {open === 'delete' && (
        <DeleteWebhookDialog
          place={place}
          close={close}
          done={() => {
            location.hash = all;
            void queries.invalidateQueries({ queryKey: webhooksQuery(api.webhooks, subscription.id).queryKey });
            announce('The webhook is deleted.');
          }}
        />
      )}
      {shown && (
        <ShownSecretDialog
          secret={shown.secret}
          previousUntil={shown.previousSecretExpiresAt}
          close={() => setShown(undefined)}
        />
      )}
    </>
  );
}

/** From the first to the last of the shown events that were not taken; of all shown ones where all were. */
function rangeOf(attempts: readonly Delivery[]): { readonly first: number; readonly last: number } | undefined {
  const numbersOf = (some: readonly Delivery[]): number[] =>
    some.flatMap(({ seq }) => (seq === undefined ? [] : [seq]));
  const missed = numbersOf(attempts.filter(({ outcome }) => outcome === 'failed'));
  const numbers = missed.length > 0 ? missed : numbersOf(attempts);
  return numbers.length === 0 ? undefined : { first: Math.min(...numbers), last: Math.max(...numbers) };
}
