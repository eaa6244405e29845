import type { Clock } from '@frontdesk/core/clock';
import { DatabaseUnavailableError } from '@frontdesk/core/database-unavailable-error';

export interface Patience {
  readonly clock: Clock;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
}

/** A sleeping database wakes within about 15 seconds of the first request. */
const PAUSE_MILLISECONDS = 2_000;
/** What a last attempt may take. */
const ATTEMPT_MILLISECONDS = 6_000;

/** Does the work, again while the database cannot and the deadline (epoch milliseconds) leaves time. Throws what the last attempt throws. */
export async function onceAwake<Result>(
  work: () => Promise<Result>,
  deadline: number,
  { clock, sleep }: Patience,
): Promise<Result> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const mayWake = error instanceof DatabaseUnavailableError && error.obstacle === 'unavailable';
      if (!mayWake || clock.now() + PAUSE_MILLISECONDS + ATTEMPT_MILLISECONDS > deadline) throw error;
      await sleep(PAUSE_MILLISECONDS);
    }
  }
}
