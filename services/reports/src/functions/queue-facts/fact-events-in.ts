import { plainItem } from '@frontdesk/aws/plain-item';
import type { Logger } from '@frontdesk/core/logger';
import type { StreamChange } from '@frontdesk/lambda/stream-handler';
import * as z from 'zod/mini';
import { factEvent } from '../../adapters/fact-event.ts';
import type { FactEvent } from '../../domain/facts-of-events.ts';

/** The events of a batch that tell of appointments and calls. What looks like one and is none is logged by its key. */
export function factEventsIn(changes: readonly StreamChange[], logger: Logger): FactEvent[] {
  return changes.flatMap((change) => {
    const item = plainItem(change.item);
    const parsed = z.safeParse(factEvent, item);
    if (parsed.success) return [parsed.data];
    logger.error('EVENT_NOT_UNDERSTOOD', undefined, {
      practiceId: String(item.practiceId),
      eventId: String(item.eventId),
    });
    return [];
  });
}
