import type { CallSighting } from '@frontdesk/calls/domain/call-sighting';
import type { ContactEvent } from '@frontdesk/contracts/contact-event';
import { identifier } from '@frontdesk/contracts/identifiers';
import * as z from 'zod/mini';
import { forwardedEvent } from '../forwarded-event.ts';

const epochMilliseconds = z.int();
const word = z.string().check(z.maxLength(64));
const contactLink = z.exactOptional(identifier);

/** A sighting as the webhook puts it into the queue. Unknown members fail: nothing gets into the record that nobody has
 *  thought of. */
const sighting: z.core.$ZodType<CallSighting> = z.strictObject({
  practiceId: identifier,
  callId: identifier,
  eventId: identifier,
  at: epochMilliseconds,
  channel: z.exactOptional(word),
  method: z.exactOptional(word),
  initiatedAt: z.exactOptional(epochMilliseconds),
  queuedAt: z.exactOptional(epochMilliseconds),
  systemConnectedAt: z.exactOptional(epochMilliseconds),
  connectedAt: z.exactOptional(epochMilliseconds),
  endedAt: z.exactOptional(epochMilliseconds),
  queueId: z.exactOptional(word),
  agentId: z.exactOptional(word),
  disconnectReason: z.exactOptional(word),
  initialContactId: contactLink,
  previousContactId: contactLink,
  nextContactId: contactLink,
  relatedContactId: contactLink,
});

/** What stands in the queue. */
export const contactMessage: z.core.$ZodType<CallSighting | ContactEvent> = z.union([sighting, forwardedEvent]);
