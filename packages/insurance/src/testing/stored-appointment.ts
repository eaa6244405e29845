import type { Patient } from '@frontdesk/contracts/patient';
import { Phi } from '@frontdesk/core/phi';
import { formatInstant, formatUtcInstant, parseInstant } from '@frontdesk/scheduling/instant';
import type { ExpectedAppointment } from '../domain/expected-appointment.ts';

/** An appointment as another service keeps it, as far as coverage is concerned. */
export interface StoredAppointment {
  readonly practiceId: string;
  readonly id: string;
  readonly status: 'booked' | 'arrived' | 'cancelled';
  /** RFC 3339. */
  readonly start: string;
  readonly timeZone: string;
  readonly patient: Patient;
}

/** What the nights' runs see of it. */
export function expectedOf({ id, start, timeZone, patient }: StoredAppointment): ExpectedAppointment {
  const minutes = parseInstant(start)?.epochMinutes ?? Number.NaN;
  return {
    ...{ id, providerId: 'dr-adams', appointmentType: 'exam', start: formatInstant(minutes, timeZone) },
    startKey: `${formatUtcInstant(minutes)}#${id}`,
    patient: new Phi(patient),
  };
}

/** Its item, with the attributes of the index `byStart`. */
export function storedItem(appointment: StoredAppointment) {
  const { practiceId, id, status, patient } = appointment;
  const { providerId, appointmentType, start, startKey } = expectedOf(appointment);
  const texts = { practiceId, startKey, appointmentId: id, providerId, appointmentType, status, start };
  const known = Object.entries(patient).filter(([, value]) => value !== undefined);
  return {
    ownerKey: { S: `${practiceId}#${id}` },
    item: { S: 'APPOINTMENT' },
    ...Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, { S: value }])),
    patient: { M: Object.fromEntries(known.map(([name, value]) => [name, { S: String(value) }])) },
  };
}
