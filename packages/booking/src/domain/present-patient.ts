import type { FoundPatient as FoundPatientAnswer } from '@frontdesk/contracts/patient-search';
import type { FoundPatient } from './found-patient.ts';
import { presentAppointment } from './present-appointment.ts';

/** The patient as the practice's staff reads it. */
export function presentPatient({ toldBy, next, last }: FoundPatient): FoundPatientAnswer {
  return {
    ...toldBy.patient.reveal(),
    ...(next && { nextAppointment: presentAppointment(next) }),
    ...(last && { lastAppointment: presentAppointment(last) }),
  };
}
