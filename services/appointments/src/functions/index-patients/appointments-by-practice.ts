import { plainItem } from '@frontdesk/aws/plain-item';
import { identifier } from '@frontdesk/contracts/identifiers';
import type { Logger } from '@frontdesk/core/logger';
import type { StreamChange } from '@frontdesk/lambda/stream-handler';
import * as z from 'zod/mini';

export interface PracticeAppointments {
  readonly first: StreamChange;
  readonly appointmentIds: ReadonlySet<string>;
}

const appointmentEvent = z.object({ practiceId: identifier, data: z.object({ appointmentId: identifier }) });

/** Which appointments a batch of the stream tells of, by practice. What is no event of an appointment is left out, and logged
 *  by its key. */
export function appointmentsByPractice(
  changes: readonly StreamChange[],
  logger: Logger,
): ReadonlyMap<string, PracticeAppointments> {
  const batches = new Map<string, { first: StreamChange; appointmentIds: Set<string> }>();
  for (const change of changes) {
    const item = plainItem(change.item);
    const event = z.safeParse(appointmentEvent, item).data;
    if (event === undefined) {
      const { practiceId, eventId } = item;
      logger.error('EVENT_NOT_UNDERSTOOD', undefined, { practiceId: String(practiceId), eventId: String(eventId) });
      continue;
    }
    const batch = batches.get(event.practiceId) ?? { first: change, appointmentIds: new Set() };
    batch.appointmentIds.add(event.data.appointmentId);
    batches.set(event.practiceId, batch);
  }
  return batches;
}
