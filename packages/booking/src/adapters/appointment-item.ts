import { type Item, numberOf, textOf } from '@frontdesk/aws/item-attributes';
import type { AppointmentStatus } from '@frontdesk/contracts/appointment-status-rules';
import type { CancellationCode } from '@frontdesk/contracts/cancellation-code';
import type { Patient } from '@frontdesk/contracts/patient';
import { Phi } from '@frontdesk/core/phi';
import { type Appointment, type Cancellation, type StatusChange, startKeyOf } from '../domain/appointment.ts';

/** Primary key of an appointment. */
export function appointmentKey(practiceId: string, appointmentId: string): Item {
  return { ownerKey: { S: `${practiceId}#${appointmentId}` }, item: { S: 'APPOINTMENT' } };
}

/** The record as it is stored. Here, and in the presenter, a patient's data is revealed; the keys carry none of it. */
export function appointmentItem(appointment: Appointment): Item {
  const { patient, cancellation, statusChange } = appointment;
  return {
    ...appointmentKey(appointment.practiceId, appointment.id),
    practiceId: { S: appointment.practiceId },
    startKey: { S: startKeyOf(appointment) },
    appointmentId: { S: appointment.id },
    providerId: { S: appointment.providerId },
    appointmentType: { S: appointment.appointmentType },
    status: { S: appointment.status },
    startEpochMinutes: { N: String(appointment.startEpochMinutes) },
    start: { S: appointment.start },
    end: { S: appointment.end },
    timeZone: { S: appointment.timeZone },
    claimStart: { N: String(appointment.claim.start) },
    claimEnd: { N: String(appointment.claim.end) },
    patient: { M: textMap(patient.reveal()) },
    ...(appointment.patientCorrectedAt !== undefined && { patientCorrectedAt: { S: appointment.patientCorrectedAt } }),
    ...(appointment.reason !== undefined && { reason: { S: appointment.reason.reveal() } }),
    resourceIds: { L: appointment.resourceIds.map((id) => ({ S: id })) },
    ...(appointment.callId !== undefined && { callId: { S: appointment.callId } }),
    ...(cancellation !== undefined && {
      cancellation: {
        M: textMap({ reason: cancellation.reason, note: cancellation.note?.reveal(), at: cancellation.at }),
      },
    }),
    ...(statusChange !== undefined && { statusChange: { M: textMap({ ...statusChange }) } }),
    version: { N: String(appointment.version) },
    createdAt: { S: appointment.createdAt },
    updatedAt: { S: appointment.updatedAt },
  };
}

/** The record that an item holds. Throws TypeError for an item that is none. */
export function appointmentFrom(item: Item): Appointment {
  const { patientCorrectedAt, reason, callId, cancellation, statusChange } = item;
  return {
    id: textOf(item, 'appointmentId'),
    practiceId: textOf(item, 'practiceId'),
    providerId: textOf(item, 'providerId'),
    appointmentType: textOf(item, 'appointmentType'),
    // Written by appointmentItem, so one of the known.
    status: textOf(item, 'status') as AppointmentStatus,
    startEpochMinutes: numberOf(item, 'startEpochMinutes'),
    start: textOf(item, 'start'),
    end: textOf(item, 'end'),
    timeZone: textOf(item, 'timeZone'),
    claim: { start: numberOf(item, 'claimStart'), end: numberOf(item, 'claimEnd') },
    patient: new Phi(patientFrom(item.patient?.M ?? {})),
    ...(patientCorrectedAt?.S !== undefined && { patientCorrectedAt: patientCorrectedAt.S }),
    ...(reason?.S !== undefined && { reason: new Phi(reason.S) }),
    resourceIds: (item.resourceIds?.L ?? []).flatMap(({ S }) => (S === undefined ? [] : [S])),
    ...(callId?.S !== undefined && { callId: callId.S }),
    ...(cancellation?.M !== undefined && { cancellation: cancellationFrom(cancellation.M) }),
    ...(statusChange?.M !== undefined && { statusChange: statusChangeFrom(statusChange.M) }),
    version: numberOf(item, 'version'),
    createdAt: textOf(item, 'createdAt'),
    updatedAt: textOf(item, 'updatedAt'),
  };
}

function cancellationFrom(item: Item): Cancellation {
  const { note } = item;
  return {
    reason: textOf(item, 'reason') as CancellationCode,
    ...(note?.S !== undefined && { note: new Phi(note.S) }),
    at: textOf(item, 'at'),
  };
}

function statusChangeFrom(item: Item): StatusChange {
  return { status: textOf(item, 'status') as AppointmentStatus, by: textOf(item, 'by'), at: textOf(item, 'at') };
}

function textMap(texts: Readonly<Record<string, string | undefined>>): Item {
  const present = Object.entries(texts).flatMap(([name, text]) => (text === undefined ? [] : [[name, { S: text }]]));
  return Object.fromEntries(present);
}

/** In the order of the schema: a map has none, and equal records are to give equal answers. */
function patientFrom(map: Item): Patient {
  const text = (name: keyof Patient) => (map[name]?.S === undefined ? {} : { [name]: map[name].S });
  return {
    ...text('givenName'),
    ...text('familyName'),
    birthDate: textOf(map, 'birthDate'),
    ...text('phone'),
    ...text('email'),
    ...text('memberId'),
    ...text('planId'),
  };
}
