export interface Backoff {
  readonly baseMs: number;
  readonly capMs: number;
}

/** How long to wait after the `failures`-th failure in a row: anything up to the exponential bound, so that clients that
 *  failed together do not come back together.
 *  [AWS Architecture Blog: Exponential Backoff And Jitter, "full jitter"] */
export function fullJitter({ baseMs, capMs }: Backoff, failures: number, random: () => number): number {
  return random() * Math.min(capMs, baseMs * 2 ** (failures - 1));
}
