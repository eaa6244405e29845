import type { PayerAnswer } from './payer-answer.ts';

const SECONDS = 1000;
const MINUTES = 60 * SECONDS;

/** Pauses after the first tries: somebody may still be at the desk. Outages that outlast them last hours. */
const PAUSES = [5 * SECONDS, 15 * SECONDS, 45 * SECONDS, 2 * MINUTES, 5 * MINUTES, 10 * MINUTES, 20 * MINUTES];
const LONGEST_PAUSE = 40 * MINUTES;

/** Milliseconds until the next try after `tries` of them: growing, with up to half as much again at random so that verifications
 *  that failed together do not come back together, and never less than the payer asks for. `random` is uniform in [0, 1). */
export function pauseAfter(tries: number, answer: PayerAnswer, random: number): number {
  const pause = PAUSES[Math.max(0, tries - 1)] ?? LONGEST_PAUSE;
  const asked = answer.kind === 'unavailable' ? (answer.retryAfterSeconds ?? 0) * SECONDS : 0;
  return Math.ceil(Math.max(pause, asked) * (1 + random / 2));
}
