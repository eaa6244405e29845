import { callDirection } from '@frontdesk/contracts/call';
import { identifier } from '@frontdesk/contracts/identifiers';
import * as z from 'zod/mini';
import type { CallSighting } from '../../domain/call-sighting.ts';

const epochMilliseconds = z.int();
const word = z.string().check(z.maxLength(64));

/** A sighting as it stands in the queue. Unknown members fail: nothing gets into the record that nobody has thought of. */
export const sightingMessage: z.core.$ZodType<CallSighting> = z.strictObject({
  practiceId: identifier,
  callId: identifier,
  eventId: identifier,
  at: epochMilliseconds,
  channel: z.exactOptional(word),
  direction: z.exactOptional(callDirection),
  initiatedAt: z.exactOptional(epochMilliseconds),
  queuedAt: z.exactOptional(epochMilliseconds),
  connectedAt: z.exactOptional(epochMilliseconds),
  endedAt: z.exactOptional(epochMilliseconds),
  queueId: z.exactOptional(word),
  agentId: z.exactOptional(word),
  disconnectReason: z.exactOptional(word),
});
