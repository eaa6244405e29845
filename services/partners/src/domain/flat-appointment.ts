import type { Appointment } from '@frontdesk/contracts/appointment';
import type { Slot } from '@frontdesk/contracts/slot';
import type { FlatAppointment, FlatSlot } from '@frontdesk/contracts/version-1';
import { formatWallClock, parseInstant } from '@frontdesk/scheduling/instant';

/** An appointment as version 1 shows it: as the current version does, without what version 1 has no member for. */
export function flatAppointmentOf(appointment: Appointment): FlatAppointment {
  const { patient } = appointment;
  return {
    id: appointment.id,
    practice: appointment.practiceId,
    provider: appointment.providerId,
    type: appointment.appointmentType,
    ...wallClock(appointment),
    patientName: [patient.givenName, patient.familyName].filter((name) => name !== undefined).join(' '),
    patientBirthDate: patient.birthDate,
    ...(patient.phone !== undefined && { patientPhone: patient.phone }),
    status: appointment.status,
  };
}

/** Free times as version 1 shows them. In the hour that clocks show twice it has names for the first time only, so the second
 *  is left out: who booked it by its name would get the first. */
export function flatSlotsOf(slots: readonly Slot[]): FlatSlot[] {
  return slots.flatMap((slot) => {
    const times = wallClock(slot);
    const isFirst = formatWallClock(times.date, times.time, slot.timeZone) === slot.start;
    return isFirst ? [{ provider: slot.providerId, ...times }] : [];
  });
}

/** `start` has the practice's offset, so its text is what the clocks there show. */
function wallClock({ start, end }: { start: string; end: string }): Pick<FlatSlot, 'date' | 'time' | 'minutes'> {
  return { date: start.slice(0, 10), time: start.slice(11, 16), minutes: minutesOf(end) - minutesOf(start) };
}

function minutesOf(instant: string): number {
  return parseInstant(instant)?.epochMinutes ?? Number.NaN;
}
