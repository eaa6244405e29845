import type { IdempotencyScope } from '@frontdesk/core/idempotency';
import type { WebhookKey } from '../domain/webhook.ts';

/** Whose webhooks are looked at or changed: a subscription of a practice, whichever door its vendor comes through. */
export interface WebhookCaller {
  readonly practiceId: string;
  /** The subscription's id. */
  readonly subject: string;
  /** What the subscription opens. */
  readonly scopes: readonly string[];
}

/** A change that a caller asks for. */
export interface AskedChange {
  /** Undefined: repeating it makes the change again. */
  readonly idempotency: IdempotencyScope | undefined;
  /** Epoch milliseconds. */
  readonly deadline: number;
}

/** Which webhook a path names: one of the caller's own subscription, since that is in its key. */
export function webhookKeyOf({ practiceId, subject }: WebhookCaller, webhookId: string): WebhookKey {
  return { practiceId, subscriptionId: subject, webhookId };
}
