import type { Clock } from '@frontdesk/core/clock';
import type { Logger } from '@frontdesk/core/logger';
import { mapInParallel } from '@frontdesk/core/map-in-parallel';
import { localDateOf, offsetMinutesAt } from '@frontdesk/scheduling/zone-offsets';
import type { SampledPractices } from '../ports/sampled-practices.ts';
import type { SampleQueue } from '../ports/samples.ts';

export interface PlanSamplesPorts {
  readonly practices: Pick<SampledPractices, 'list'>;
  readonly queue: SampleQueue;
  readonly clock: Clock;
}

/** Before a front desk opens, so that every day is measured alike. */
const HOUR = 5;
const AT_ONCE = 10;

/** Tells a worker of each practice whose clock shows five in the morning; to be called each hour, so that each day of each practice has its
 *  sample. Twice in an hour does no harm: the first sample of a day stays. Throws UNAVAILABLE. */
export async function planSamples(logger: Logger, { practices, queue, clock }: PlanSamplesPorts): Promise<void> {
  const now = Math.floor(clock.now() / 60_000);
  let planned = 0;
  for await (const part of practices.list()) {
    const due = part.filter(({ timeZone }) => hourAt(now, timeZone) === HOUR);
    await mapInParallel(due, AT_ONCE, ({ practiceId, timeZone }) =>
      queue.send({ practiceId, day: localDateOf(now, timeZone) }),
    );
    planned += due.length;
  }
  if (planned > 0) logger.info('SAMPLES_PLANNED', { planned });
}

function hourAt(epochMinutes: number, timeZone: string): number {
  const local = epochMinutes + offsetMinutesAt(timeZone, epochMinutes);
  return Math.floor((((local % 1440) + 1440) % 1440) / 60);
}
