import type { RescheduleAppointmentRequest } from '@frontdesk/contracts/appointment';
import { isMovable } from '@frontdesk/contracts/appointment-status-rules';
import { auditRecord } from '@frontdesk/contracts/audit-record';
import type { Answer } from '@frontdesk/core/answer';
import { AppError } from '@frontdesk/core/app-error';
import { parseInstant } from '@frontdesk/scheduling/instant';
import type { PracticeRules } from '@frontdesk/scheduling/practice-rules';
import type { Appointment } from '../domain/appointment.ts';
import { rescheduledEvent } from '../domain/appointment-event.ts';
import { decideTime, type TimeDecision } from '../domain/bookable-time.ts';
import type { RulesSource } from '../ports/rules-source.ts';
import {
  type ChangeAppointment,
  type ChangeAppointmentPorts,
  changeAppointment,
  type Decision,
} from './change-appointment.ts';
import { RulesInUse } from './rules-in-use.ts';

export interface RescheduleAppointment extends ChangeAppointment {
  readonly asked: RescheduleAppointmentRequest;
}

export interface RescheduleAppointmentPorts extends ChangeAppointmentPorts {
  readonly rules: RulesSource;
}

/** Moves a booked appointment to another time, to another provider, or both, its rooms with it. One transaction gives up the
 *  old time and takes the new one, which may overlap; when the new one is not to be had, the old one is kept.
 *  Throws NOT_FOUND (appointment, provider), STATUS_CONFLICT, SLOT_TAKEN, SLOT_UNAVAILABLE, INPUT_INVALID,
 *  IDEMPOTENCY_KEY_REUSED, UNAVAILABLE. */
export async function rescheduleAppointment(
  command: RescheduleAppointment,
  ports: RescheduleAppointmentPorts,
): Promise<Answer> {
  let rules: RulesInUse | undefined;

  const move = async (before: Appointment, now: number): Promise<Decision> => {
    if (!isMovable(before)) throw new AppError('STATUS_CONFLICT');
    const providerId = command.asked.providerId ?? before.providerId;
    if (providerId === before.providerId && isStart(command.asked.start, before)) return undefined;

    rules ??= await RulesInUse.open(ports.rules, command.caller.practiceId);
    const asked = { providerId, appointmentType: before.appointmentType, start: command.asked.start };
    const { scheduleRevision, ...time } = await rules.agree((known) => decideMove(known, asked, now));
    const after: Appointment = {
      ...before,
      ...time,
      providerId,
      version: before.version + 1,
      updatedAt: new Date(now).toISOString(),
    };
    return {
      after,
      audit: auditRecord(command, 'rescheduled', after.id, now),
      event: rescheduledEvent(before, after, now),
      rules: { providerId, scheduleRevision },
    };
  };

  return changeAppointment(command, ports, move, async (refusal) => {
    if (!refusal.rulesChanged) throw new AppError('SLOT_TAKEN');
    await rules?.reload();
  });
}

function isStart(text: string, { startEpochMinutes }: Appointment): boolean {
  const parsed = parseInstant(text);
  return parsed?.epochMinutes === startEpochMinutes && parsed.secondsPastMinute === 0;
}

/** The caller did not name the type, so that the practice no longer offers it is no fault of the input. */
function decideMove(
  rules: PracticeRules | undefined,
  asked: Parameters<typeof decideTime>[1],
  now: number,
): TimeDecision {
  const isOffered = rules === undefined || rules.appointmentTypes.has(asked.appointmentType);
  if (!isOffered) {
    const detail = 'The practice no longer offers appointments of this type.';
    return { refusal: new AppError('SLOT_UNAVAILABLE', { detail }) };
  }
  return decideTime(rules, asked, now);
}
