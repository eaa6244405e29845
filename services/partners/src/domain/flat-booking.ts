import type { BookAppointmentRequest } from '@frontdesk/contracts/appointment';
import type { Patient } from '@frontdesk/contracts/patient';
import type { SearchSlotsQuery } from '@frontdesk/contracts/slot';
import { type BookFlatAppointmentRequest, namesIn, type SearchFlatSlotsQuery } from '@frontdesk/contracts/version-1';
import { Phi } from '@frontdesk/core/phi';
import { formatWallClock } from '@frontdesk/scheduling/instant';

/** A booking of version 1 in the terms of the current version. `date` and `time` are what the clocks of `timeZone` show for the
 *  first time; a time that they skip becomes one that booking refuses. */
export function bookingOf(asked: BookFlatAppointmentRequest, timeZone: string): BookAppointmentRequest {
  const { provider, type, date, time, person } = asked;
  const { patientName, patientBirthDate, patientPhone } = person.reveal();
  const [familyName, givenName] = namesIn(patientName);
  const patient: Patient = {
    ...(givenName !== undefined && { givenName }),
    familyName,
    birthDate: patientBirthDate,
    ...(patientPhone !== undefined && { phone: patientPhone }),
  };
  return {
    providerId: provider,
    appointmentType: type,
    start: formatWallClock(date, time, timeZone),
    patient: new Phi(patient),
  };
}

/** A search of version 1 in the terms of the current version. */
export function searchOf({ type, provider, ...asked }: SearchFlatSlotsQuery): SearchSlotsQuery {
  return { ...asked, appointmentType: type, ...(provider !== undefined && { providerId: provider }) };
}
