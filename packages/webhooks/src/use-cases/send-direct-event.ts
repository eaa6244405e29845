import type { DirectEventType } from '@frontdesk/contracts/vendor-event';
import { AppError } from '@frontdesk/core/app-error';
import type { Clock } from '@frontdesk/core/clock';
import type { IdSource } from '@frontdesk/core/ids';
import { directEvent } from '../domain/outbound-event.ts';
import type { Webhook, WebhookKey } from '../domain/webhook.ts';
import type { WakeQueue } from '../ports/wake-queue.ts';
import type { DirectEvents, WebhookReader } from '../ports/webhooks.ts';

export interface SendDirectEventPorts {
  readonly direct: DirectEvents;
  readonly wakes: WakeQueue;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** Sends `webhook.test` to one webhook, once, also when it is disabled: a test that is taken enables it again. Gives the event's id.
 *  Throws NOT_FOUND, UNAVAILABLE. */
export async function testWebhook(
  key: WebhookKey,
  ports: SendDirectEventPorts & { readonly webhooks: Pick<WebhookReader, 'read'> },
): Promise<string> {
  const webhook = await ports.webhooks.read(key);
  if (webhook === undefined) throw new AppError('NOT_FOUND');
  return send(webhook, { type: 'webhook.test', id: ports.ids.next('evt'), data: { webhookId: key.webhookId } }, ports);
}

/** An event that concerns one subscription and is in no log. */
export interface SubscriptionEvent {
  readonly practiceId: string;
  readonly subscriptionId: string;
  readonly type: DirectEventType;
  /** The same id is the same event to receivers: give it again when sending is repeated. */
  readonly id: string;
  /** Names no patient. */
  readonly data: Readonly<Record<string, string | number>>;
}

/** Sends an event to those webhooks of a subscription that chose its type, or every type, with ten attempts like any other.
 *  Throws UNAVAILABLE; sending it again with the same id is safe. */
export async function sendToSubscription(
  event: SubscriptionEvent,
  ports: SendDirectEventPorts & { readonly webhooks: Pick<WebhookReader, 'list'> },
): Promise<void> {
  const webhooks = await ports.webhooks.list(event.practiceId, event.subscriptionId);
  const chosen = webhooks.filter(({ state, eventTypes }) => {
    return state.disabled === undefined && (eventTypes?.includes(event.type) ?? true);
  });
  await Promise.all(chosen.map((webhook) => send(webhook, event, ports)));
}

async function send(
  { practiceId, subscriptionId, webhookId, state }: Webhook,
  { type, id, data }: Pick<SubscriptionEvent, 'type' | 'id' | 'data'>,
  { direct, wakes, clock }: SendDirectEventPorts,
): Promise<string> {
  const now = clock.now();
  await direct.add(webhookId, { event: directEvent(type, id, data, now), attempt: 1, dueAt: now });
  // Behind a receiver that failed stands the slow lane; a test does not wait for it.
  const lane = state.failingSince === undefined || type === 'webhook.test' ? 'fast' : 'slow';
  await wakes.send(lane, [{ practiceId, subscriptionId, webhookId }], id);
  return id;
}
