import { DIRECT_EVENT_TYPES, scopeOfEvent } from '@frontdesk/contracts/vendor-event';
import { MOST_WEBHOOKS } from '@frontdesk/contracts/webhook';
import type { Answer } from '@frontdesk/core/answer';
import { AppError, inputInvalid } from '@frontdesk/core/app-error';
import type { Clock } from '@frontdesk/core/clock';
import type { IdempotencyScope } from '@frontdesk/core/idempotency';
import type { IdSource } from '@frontdesk/core/ids';
import { faultOfReceiverUrl } from '../domain/receiver-url.ts';
import { freshState, type SigningWebhook, type Webhook } from '../domain/webhook.ts';
import { newSecret } from '../domain/webhook-secrets.ts';
import type { EventLogReader } from '../ports/event-log-reader.ts';
import type { WebhookRegistry } from '../ports/webhooks.ts';

export interface CreateWebhook {
  readonly caller: { readonly practiceId: string; readonly subject: string; readonly scopes: readonly string[] };
  readonly url: string;
  readonly eventTypes: readonly string[] | undefined;
  readonly idempotency: IdempotencyScope | undefined;
  readonly answer: (webhook: Webhook, secret: string) => Answer;
  /** Epoch milliseconds. */
  readonly deadline: number;
}

export interface CreateWebhookPorts {
  readonly webhooks: WebhookRegistry;
  readonly log: EventLogReader;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** Whether a server on this machine may receive. */
  readonly loopback: boolean;
}

/** Gives a subscription one more endpoint. It gets the events that are logged from now on.
 *  Throws INPUT_INVALID (the address, or a type that the key's scopes do not open), STATUS_CONFLICT (it has as many as it may),
 *  IDEMPOTENCY_KEY_REUSED, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE. */
export async function createWebhook(asked: CreateWebhook, ports: CreateWebhookPorts): Promise<Answer> {
  const { caller, url, eventTypes, idempotency, deadline } = asked;
  const fault = faultOfReceiverUrl(url, { loopback: ports.loopback });
  if (fault !== undefined) throw inputInvalid('/url', fault);
  requireVisible(eventTypes ?? [], caller.scopes);
  const secret = newSecret();
  const head = await ports.log.head(caller.practiceId);
  const webhook: SigningWebhook = {
    practiceId: caller.practiceId,
    subscriptionId: caller.subject,
    webhookId: ports.ids.next('wh'),
    url,
    eventTypes,
    createdAt: ports.clock.now(),
    // Before the practice's first event there is no epoch: all of the first one is new.
    state: freshState({ epoch: head?.epoch ?? 'none', seq: head?.seq ?? 0 }),
    secrets: [secret],
  };
  const answer = asked.answer(webhook, secret.value);
  const outcome = await ports.webhooks.create(webhook, MOST_WEBHOOKS, { idempotency, answer, deadline });
  if (outcome.kind === 'answered') return outcome.answer;
  throw new AppError('STATUS_CONFLICT', {
    detail: `The subscription has ${MOST_WEBHOOKS} webhooks. Delete one first.`,
  });
}

function requireVisible(eventTypes: readonly string[], scopes: readonly string[]): void {
  for (const [index, type] of eventTypes.entries()) {
    if (DIRECT_EVENT_TYPES.some((direct) => direct === type)) continue;
    const scope = scopeOfEvent(type);
    if (scope === undefined || !scopes.includes(scope)) {
      throw inputInvalid(`/eventTypes/${index}`, "is a type that the key's scopes do not open");
    }
  }
}
