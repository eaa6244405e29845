import type { CorrectPatientRequest } from '@frontdesk/contracts/appointment';
import { auditRecord } from '@frontdesk/contracts/audit-record';
import type { Answer } from '@frontdesk/core/answer';
import { canonicalJson } from '@frontdesk/core/canonical-json';
import type { Appointment } from '../domain/appointment.ts';
import { patientCorrectedEvent } from '../domain/appointment-event.ts';
import { type ChangeAppointment, type ChangeAppointmentPorts, changeAppointment } from './change-appointment.ts';

export interface CorrectPatient extends ChangeAppointment {
  readonly corrected: CorrectPatientRequest;
  /** Throws STALE_VERSION when the caller saw another version. */
  readonly demandVersion: (current: Appointment) => void;
}

/** Puts other details in the place of what an appointment says of its patient, and of the reason, whatever its status: a
 *  mistake is one in an old record too. What the request leaves out is no longer there. Details that are the same already
 *  make no event and no version.
 *  Throws NOT_FOUND, STALE_VERSION, IDEMPOTENCY_KEY_REUSED, UNAVAILABLE. */
export function correctPatient(command: CorrectPatient, ports: ChangeAppointmentPorts): Promise<Answer> {
  const { patient, reason } = command.corrected;
  return changeAppointment(command, ports, (before, now) => {
    command.demandVersion(before);
    if (isSame(before, command.corrected)) return undefined;
    const { reason: _, ...kept } = before;
    const at = new Date(now).toISOString();
    const after: Appointment = {
      ...kept,
      patient,
      ...(reason !== undefined && { reason }),
      patientCorrectedAt: at,
      version: before.version + 1,
      updatedAt: at,
    };
    return {
      after,
      audit: auditRecord(command, 'patient-corrected', after.id, now),
      event: patientCorrectedEvent(after, now),
    };
  });
}

function isSame(before: Appointment, { patient, reason }: CorrectPatientRequest): boolean {
  const isSamePatient = canonicalJson(before.patient.reveal()) === canonicalJson(patient.reveal());
  return isSamePatient && before.reason?.reveal() === reason?.reveal();
}
