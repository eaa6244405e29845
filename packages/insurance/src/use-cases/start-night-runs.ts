import type { Clock } from '@frontdesk/core/clock';
import type { Logger } from '@frontdesk/core/logger';
import type { NightRunQueue, NightRuns } from '../ports/night-runs.ts';

export interface StartNightRunsPorts {
  readonly runs: Pick<NightRuns, 'due' | 'claim'>;
  readonly queue: NightRunQueue;
  readonly clock: Clock;
}

const AT_ONCE = 40;

/** For how long a worker that was told may be silent. Another one is told then: its message was lost, or it died. */
export const SILENCE_MILLISECONDS = 10 * 60_000;

/** Tells a worker of each practice where it is evening, and of each whose worker died. Until none is left or the time is up; the next call
 *  goes on. A practice that is claimed and not told, because this call dies between, waits for ten minutes. */
export async function startNightRuns(
  { deadline, logger }: { readonly deadline: number; readonly logger: Logger },
  { runs, queue, clock }: StartNightRunsPorts,
): Promise<void> {
  let started = 0;
  while (clock.now() < deadline) {
    const due = await runs.due(clock.now(), AT_ONCE);
    const claims = await Promise.all(
      due.map(async (run) => {
        if (!(await runs.claim(run, clock.now() + SILENCE_MILLISECONDS))) return false;
        await queue.send(run.practiceId);
        return true;
      }),
    );
    started += claims.filter((claimed) => claimed).length;
    // An index that lags behind shows what was just claimed.
    if (!claims.includes(true)) break;
  }
  if (started > 0) logger.info('NIGHT_RUNS_STARTED', { started });
}
