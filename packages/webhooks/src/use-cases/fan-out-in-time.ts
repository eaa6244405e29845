import type { Logger } from '@frontdesk/core/logger';
import type { LateEvents, NewEvents } from '../ports/late-events.ts';
import { type FanOutEventsPorts, fanOutEvents } from './fan-out-events.ts';

export interface FanOutInTimePorts extends FanOutEventsPorts {
  readonly late: LateEvents;
}

/** `fanOutEvents`, but events that it fails with wait in a queue: a stream goes on only behind what is done, and one practice that
 *  cannot be read must not keep all others' events. Gives the number of hints. Throws what `late` throws. */
export async function fanOutInTime(news: NewEvents, logger: Logger, ports: FanOutInTimePorts): Promise<number> {
  try {
    return await fanOutEvents(news, ports);
  } catch (error) {
    await ports.late.put(news);
    logger.warn('EVENTS_LATE', { practiceId: news.practiceId, cause: error instanceof Error ? error.name : 'unknown' });
    return 0;
  }
}
