/** Seconds from one attempt to the next: ten attempts over about 75 hours (Standard Webhooks 1.0.0, "Deliverability"). */
const PAUSES_SECONDS = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400] as const;

/** How far a pause may be from its place in the schedule, so that receivers that were away together do not get all at once. */
const SPREAD = 0.1;

/** The longest that a receiver's own `Retry-After` is followed. */
const LONGEST_ASKED_SECONDS = 24 * 60 * 60;

/** When the attempt after `attempt` (1 for the first) is due, in epoch milliseconds; undefined: there is none. Not before the
 *  receiver's own `Retry-After` is over. `random` is uniform in [0, 1). */
export function nextAttemptAt(
  attempt: number,
  now: number,
  { random, retryAfterSeconds = 0 }: { readonly random: () => number; readonly retryAfterSeconds?: number },
): number | undefined {
  const pause = PAUSES_SECONDS[attempt - 1];
  if (pause === undefined) return undefined;
  // The first pause only gets shorter: the slow lane keeps its messages back for as long.
  const spread = attempt === 1 ? -random() : random() * 2 - 1;
  const seconds = Math.max(pause * (1 + SPREAD * spread), followed(retryAfterSeconds));
  return now + Math.round(seconds * 1000);
}

/** A receiver's `Retry-After`, as far as it is followed. */
export function followed(retryAfterSeconds: number): number {
  return Math.min(retryAfterSeconds, LONGEST_ASKED_SECONDS);
}
