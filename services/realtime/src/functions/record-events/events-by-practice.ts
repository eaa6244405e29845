import { plainItem } from '@frontdesk/aws/plain-item';
import type { RecordedEvent } from '@frontdesk/contracts/event-log';
import type { Logger } from '@frontdesk/core/logger';
import type { StreamChange } from '@frontdesk/lambda/stream-handler';
import { recordedEventOf } from '../../domain/logged-event.ts';

export interface PracticeBatch {
  readonly first: StreamChange;
  readonly events: readonly RecordedEvent[];
}

/** A batch of the stream by practice, in order. What is no event of the catalogue is left out and logged by its key: it
 *  can be put right and published again, and holds up nobody until then. */
export function eventsByPractice(changes: readonly StreamChange[], logger: Logger): ReadonlyMap<string, PracticeBatch> {
  const batches = new Map<string, { first: StreamChange; events: RecordedEvent[] }>();
  for (const change of changes) {
    const item = plainItem(change.item);
    const event = recordedEventOf(item);
    if (event === undefined) {
      const { practiceId, eventId } = item;
      logger.error('EVENT_NOT_UNDERSTOOD', undefined, { practiceId: String(practiceId), eventId: String(eventId) });
      continue;
    }
    const { practiceId, ...recorded } = event;
    const batch = batches.get(practiceId) ?? { first: change, events: [] };
    batch.events.push(recorded);
    batches.set(practiceId, batch);
  }
  return batches;
}
