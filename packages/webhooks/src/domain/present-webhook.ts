import type { AttemptRecord } from './attempt.ts';
import type { Webhook } from './webhook.ts';

/** A webhook as its vendor sees it: without its secrets. */
export function presentWebhook({ webhookId, url, eventTypes, createdAt, state }: Webhook) {
  const { disabled, failingSince } = state;
  return {
    id: webhookId,
    url,
    ...(eventTypes !== undefined && { eventTypes }),
    status: disabled === undefined ? ('enabled' as const) : ('disabled' as const),
    ...(disabled !== undefined && { disabledReason: disabled }),
    ...(failingSince !== undefined && { failingSince: instant(failingSince) }),
    createdAt: instant(createdAt),
  };
}

export function presentAttempt({ at, nextAttemptAt, ...attempt }: AttemptRecord) {
  return {
    ...attempt,
    at: instant(at),
    ...(nextAttemptAt !== undefined && { nextAttemptAt: instant(nextAttemptAt) }),
  };
}

function instant(epochMilliseconds: number): string {
  return new Date(epochMilliseconds).toISOString();
}
