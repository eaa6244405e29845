import type { Logger } from '@frontdesk/core/logger';
import type { NewEvents } from '../ports/late-events.ts';
import { type FanOutInTimePorts, fanOutInTime } from './fan-out-in-time.ts';

export interface FanOutBatchPorts extends FanOutInTimePorts {
  readonly sleep: (milliseconds: number) => Promise<unknown>;
}

/** What a shard brought at once, by practice. */
export interface FanOutBatch {
  readonly news: readonly NewEvents[];
  /** Whether the shard is likely to have more. */
  readonly isFull: boolean;
}

/** Of one shard. Each hint is an invocation, however many events it brings. */
const MOST_HINTS_PER_SECOND = 50;
const LONGEST_PAUSE_MILLISECONDS = 500;

/** `fanOutInTime` for each practice of a batch. Then the shard rests for as long as its hints are worth: meanwhile events gather, and
 *  the next hints bring more of them. A lone event is told of at once. A full batch has others behind it, which do not wait.
 *  Gives what came of each practice, in order. */
export async function fanOutBatch(
  { news, isFull }: FanOutBatch,
  logger: Logger,
  ports: FanOutBatchPorts,
): Promise<readonly PromiseSettledResult<number>[]> {
  const told = await Promise.allSettled(news.map((each) => fanOutInTime(each, logger, ports)));
  const hints = told.reduce((sum, result) => sum + (result.status === 'fulfilled' ? result.value : 0), 0);
  const pause = Math.min((hints * 1_000) / MOST_HINTS_PER_SECOND, LONGEST_PAUSE_MILLISECONDS);
  if (!isFull && pause > 0) await ports.sleep(pause);
  return told;
}
