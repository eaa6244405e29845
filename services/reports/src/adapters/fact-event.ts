import { EVENT_FACTS } from '@frontdesk/contracts/event-facts';
import { identifier } from '@frontdesk/contracts/identifiers';
import { instantText } from '@frontdesk/contracts/instant-text';
import * as z from 'zod/mini';

const appointmentData = z.object({
  appointmentId: identifier,
  providerId: identifier,
  appointmentType: identifier,
  status: z.string(),
  start: instantText,
  end: instantText,
  version: z.int(),
  cancellationReason: z.optional(z.string()),
});

const callData = z.object({
  callId: identifier,
  version: z.int(),
  direction: z.string(),
  initiatedAt: z.optional(instantText),
  connectedAt: z.optional(instantText),
  queueId: z.optional(z.string()),
  waitSeconds: z.optional(z.int()),
  talkSeconds: z.optional(z.int()),
  missed: z.boolean(),
});

const scheduleData = z.object({ revision: z.int() });

const verificationData = z.object({ verificationId: identifier, version: z.int() });

/** An event as reports take it: whatever else it has is left behind. */
export const factEvent = z.object({
  practiceId: identifier,
  event: z.string(),
  at: instantText,
  data: z.union([appointmentData, callData, verificationData, scheduleData]),
  // The first that fits: a booking's may be empty.
  facts: z.optional(
    z.union([EVENT_FACTS['insurance.verified'], EVENT_FACTS['schedule.changed'], EVENT_FACTS['appointment.booked']]),
  ),
});

/** Events in the queue of the facts. */
export const factMessage = z.object({ events: z.array(factEvent).check(z.minLength(1)) });
