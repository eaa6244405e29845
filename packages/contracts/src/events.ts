import * as z from 'zod/mini';
import { callProgress } from './call.ts';
import { taskState } from './callback-task.ts';
import type { EventFacts } from './event-facts.ts';
import { identifier } from './identifiers.ts';
import { dateText, instantText } from './instant-text.ts';
import { REPORT_TYPES } from './report.ts';
import { SUBSCRIPTION_STATUSES } from './subscription.ts';

/** What a dashboard needs to draw an appointment; nothing that names or describes a patient. */
const appointmentEventData = z.strictObject({
  appointmentId: identifier,
  providerId: identifier,
  appointmentType: identifier,
  status: z.string(),
  start: instantText,
  end: instantText,
  version: z.int(),
});

/** Hours, closures or appointment types are not what they were: read again what you show of them. */
const scheduleEventData = z.strictObject({
  /** Absent: it concerns the whole practice. */
  providerId: z.optional(identifier),
  /** Of the practice's rules; grows with every change of them. */
  revision: z.int(),
});

const rescheduledData = z.extend(appointmentEventData, {
  previous: z.strictObject({ providerId: identifier, start: instantText, end: instantText }),
});
const cancelledData = z.extend(appointmentEventData, { cancellationReason: z.string() });

/** A call as it is when the event is published, whichever of its events that is: what comes late corrects what came early. */
const callEventData = z.strictObject({
  callId: identifier,
  ...callProgress,
  version: z.int(),
});

/** A task to call somebody back as it is now. Who keeps the highest version of a `taskId` shows the truth. */
const taskEventData = z.strictObject({ taskId: identifier, ...taskState });

/** A verification of a patient's insurance has ended. What the payer says is the patient's matter: read the verification. */
const verifiedEventData = z.strictObject({
  verificationId: identifier,
  appointmentId: z.optional(identifier),
  outcome: z.enum(['answered', 'failed']),
  version: z.int(),
});

/** A vendor's subscription at the practice is not what it was. Who asks for what is read from the list. */
const subscriptionEventData = z.strictObject({
  subscriptionId: identifier,
  status: z.enum(SUBSCRIPTION_STATUSES),
  version: z.int(),
});

/** A report that is made each week can be read. What it counts, managers read. */
const reportReadyData = z.strictObject({
  reportId: identifier,
  type: z.enum(REPORT_TYPES),
  /** First and last day. */
  from: dateText,
  to: dateText,
});

/** The public events, by name: the topic a dashboard subscribes to, the version of the data and its schema. */
export const EVENT_CATALOGUE = {
  'appointment.booked': { topic: 'appointments', version: 1, data: appointmentEventData },
  'appointment.rescheduled': { topic: 'appointments', version: 1, data: rescheduledData },
  'appointment.cancelled': { topic: 'appointments', version: 1, data: cancelledData },
  'appointment.arrived': { topic: 'appointments', version: 1, data: appointmentEventData },
  'appointment.fulfilled': { topic: 'appointments', version: 1, data: appointmentEventData },
  'appointment.noshow': { topic: 'appointments', version: 1, data: appointmentEventData },
  'appointment.corrected': { topic: 'appointments', version: 1, data: appointmentEventData },
  'appointment.patient-corrected': { topic: 'appointments', version: 1, data: appointmentEventData },
  'schedule.changed': { topic: 'appointments', version: 1, data: scheduleEventData },
  'call.initiated': { topic: 'calls', version: 1, data: callEventData },
  'call.queued': { topic: 'calls', version: 1, data: callEventData },
  'call.connected': { topic: 'calls', version: 1, data: callEventData },
  'call.ended': { topic: 'calls', version: 1, data: callEventData },
  'call.task-changed': { topic: 'calls', version: 1, data: taskEventData },
  'insurance.verified': { topic: 'insurance', version: 1, data: verifiedEventData },
  'vendor.subscription-changed': { topic: 'vendors', version: 1, data: subscriptionEventData },
  'report.ready': { topic: 'reports', version: 1, data: reportReadyData },
} as const;

export type EventName = keyof typeof EVENT_CATALOGUE;
export type EventData<Name extends EventName> = z.output<(typeof EVENT_CATALOGUE)[Name]['data']>;

/** One event as it stands in the events table. */
export type PublicEvent = {
  [Name in EventName]: {
    practiceId: string;
    /** Time-ordered: `<UTC instant>#<random>`. */
    eventId: string;
    event: Name;
    topic: (typeof EVENT_CATALOGUE)[Name]['topic'];
    version: number;
    /** RFC 3339, UTC. */
    at: string;
    data: EventData<Name>;
  } & EventFacts<Name>;
}[EventName];
