import * as z from 'zod/mini';
import { identifier } from './identifiers.ts';
import { instantText } from './instant-text.ts';

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

const rescheduledData = z.extend(appointmentEventData, {
  previous: z.strictObject({ providerId: identifier, start: instantText, end: instantText }),
});
const cancelledData = z.extend(appointmentEventData, { cancellationReason: z.string() });

/** The public events, by name: the topic a dashboard subscribes to, the version of the data and its schema. */
export const EVENT_CATALOGUE = {
  'appointment.booked': { topic: 'appointments', version: 1, data: appointmentEventData },
  'appointment.rescheduled': { topic: 'appointments', version: 1, data: rescheduledData },
  'appointment.cancelled': { topic: 'appointments', version: 1, data: cancelledData },
  'appointment.arrived': { topic: 'appointments', version: 1, data: appointmentEventData },
  'appointment.fulfilled': { topic: 'appointments', version: 1, data: appointmentEventData },
  'appointment.noshow': { topic: 'appointments', version: 1, data: appointmentEventData },
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
  };
}[EventName];
