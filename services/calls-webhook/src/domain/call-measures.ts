import type { CallFacts } from './call-facts.ts';

/** Ended without ever reaching an agent. */
export function isMissed({ endedAt, connectedAt }: CallFacts): boolean {
  return endedAt !== undefined && connectedAt === undefined;
}

/** From the queue to the agent, or to the end of a call that reached none. Undefined for a call that never waited or still does. */
export function waitSecondsOf({ queuedAt, connectedAt, endedAt }: CallFacts): number | undefined {
  return secondsBetween(queuedAt, connectedAt ?? endedAt);
}

/** From the agent to the end. */
export function talkSecondsOf({ connectedAt, endedAt }: CallFacts): number | undefined {
  return secondsBetween(connectedAt, endedAt);
}

/** Never negative: the clocks of the telephone system are several. */
function secondsBetween(from: number | undefined, to: number | undefined): number | undefined {
  return from === undefined || to === undefined ? undefined : Math.max(0, Math.round((to - from) / 1000));
}
