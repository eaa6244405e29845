/** How far the time without anybody at the page has come. */
export type LockStage =
  | { readonly kind: 'open' }
  | { readonly kind: 'warning'; readonly seconds: number }
  | { readonly kind: 'locked' };

/** The warning comes a minute before the lock, or for the last third of a shorter time. */
export function lockStage(idleMs: number, lockAfterMs: number): LockStage {
  const leftMs = lockAfterMs - idleMs;
  if (leftMs <= 0) return { kind: 'locked' };
  return leftMs <= Math.min(60_000, lockAfterMs / 3)
    ? { kind: 'warning', seconds: Math.ceil(leftMs / 1000) }
    : { kind: 'open' };
}
