import { identifier } from '@frontdesk/contracts/identifiers';
import { realtimeTopic } from '@frontdesk/contracts/realtime';
import * as z from 'zod/mini';

/** A message of the late events' queue. */
export const lateEvents = z.strictObject({
  practiceId: identifier,
  events: z.array(
    z.strictObject({ eventId: z.string(), event: z.string(), topic: realtimeTopic, at: z.string(), data: z.string() }),
  ),
});
