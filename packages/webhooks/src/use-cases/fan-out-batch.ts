import type { Logger } from '@frontdesk/core/logger';
import type { NewEvents } from '../ports/late-events.ts';
import { type FanOutInTimePorts, fanOutInTime } from './fan-out-in-time.ts';

export interface FanOutBatchPorts extends FanOutInTimePorts {
  readonly sleep: (milliseconds: number) => Promise<unknown>;
}

/** Of one shard. Each hint is an invocation, however many events it brings. */
const MOST_HINTS_PER_SECOND = 50;
/** Batches of a thousand changes and this pause are more than a shard takes in. */
const LONGEST_PAUSE_MILLISECONDS = 500;

/** `fanOutInTime` for what a shard brought at once, by practice. Then the shard rests for as long as its hints are worth: meanwhile events gather,
 *  and the next hints bring more of them. A lone event is told of at once. Gives what came of each practice, in order. */
export async function fanOutBatch(
  news: readonly NewEvents[],
  logger: Logger,
  ports: FanOutBatchPorts,
): Promise<readonly PromiseSettledResult<number>[]> {
  const told = await Promise.allSettled(news.map((each) => fanOutInTime(each, logger, ports)));
  const hints = told.reduce((sum, result) => sum + (result.status === 'fulfilled' ? result.value : 0), 0);
  if (hints > 0) await ports.sleep(Math.min((hints * 1_000) / MOST_HINTS_PER_SECOND, LONGEST_PAUSE_MILLISECONDS));
  return told;
}
