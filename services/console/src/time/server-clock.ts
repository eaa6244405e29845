/** The difference to the clock of the server, which its answers tell to the second. A clock of the computer that is a little off stays as it is. */
const TOLERATED_MS = 5_000;

let aheadMs = 0;

/** Epoch milliseconds by the server's clock, as far as one of its answers told it. */
export function now(): number {
  return Date.now() - aheadMs;
}

/** Learns from an answer: its `Date` header, and when by the computer's clock it was asked for and came. */
export function learnServerTime(date: string | null, sentAt: number, receivedAt: number): void {
  const told = Date.parse(date ?? '');
  // An answer that took long says little.
  if (Number.isNaN(told) || receivedAt - sentAt > TOLERATED_MS) return;
  // The header has no fractions of a second.
  const ahead = (sentAt + receivedAt) / 2 - (told + 500);
  aheadMs = Math.abs(ahead) > TOLERATED_MS ? ahead : 0;
}
