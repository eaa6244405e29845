import type { AttemptRecord } from './attempt.ts';
import type { DeliveryState, Webhook } from './webhook.ts';

/** A webhook as its vendor sees it: without its secrets. */
export function presentWebhook({ webhookId, url, eventTypes, createdAt, state }: Webhook) {
  const { disabled, failingSince } = state;
  const pausedUntil = pauseOf(state);
  return {
    id: webhookId,
    url,
    ...(eventTypes !== undefined && { eventTypes }),
    status: disabled === undefined ? ('enabled' as const) : ('disabled' as const),
    ...(disabled !== undefined && { disabledReason: disabled }),
    ...(failingSince !== undefined && { failingSince: instant(failingSince) }),
    ...(pausedUntil !== undefined && { pausedUntil: instant(pausedUntil) }),
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

/** Until when nothing is sent; a moment that has just passed: the next worker tries one event. */
function pauseOf({ disabled, circuit, pausedUntil, failingSince }: DeliveryState): number | undefined {
  if (disabled !== undefined || failingSince === undefined) return undefined;
  const probeAt = circuit.state === 'open' ? circuit.probeAt : undefined;
  const ends = [probeAt, pausedUntil].filter((end) => end !== undefined);
  return ends.length === 0 ? undefined : Math.max(...ends);
}

function instant(epochMilliseconds: number): string {
  return new Date(epochMilliseconds).toISOString();
}
