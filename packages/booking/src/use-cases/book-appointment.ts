import type { BookAppointmentRequest } from '@frontdesk/contracts/appointment';
import { auditRecord } from '@frontdesk/contracts/audit-record';
import type { Answer } from '@frontdesk/core/answer';
import { AppError } from '@frontdesk/core/app-error';
import type { AuthoriserContext } from '@frontdesk/core/authoriser-context';
import type { IdempotencyScope } from '@frontdesk/core/idempotency';
import type { IdSource } from '@frontdesk/core/ids';
import type { Appointment } from '../domain/appointment.ts';
import { bookedEvent } from '../domain/appointment-event.ts';
import { type BookableTime, decideBooking } from '../domain/bookable-time.ts';
import { hasLapsed, heldSince, heldUntil, placeOf } from '../domain/hold.ts';
import type { Answered } from '../ports/answered.ts';
import type { AppointmentWriter, BookedHold, Refusal } from '../ports/appointment-writer.ts';
import type { KeptAnswers } from '../ports/kept-answers.ts';
import type { RulesSource } from '../ports/rules-source.ts';
import { type AuditReplaysPorts, auditReplays } from './audit-replays.ts';
import { replayBeforeRefusing } from './replay-before-refusing.ts';
import { RulesInUse } from './rules-in-use.ts';

export interface BookAppointment {
  readonly caller: AuthoriserContext;
  readonly requestId: string;
  readonly deadline: number;
  readonly idempotency: IdempotencyScope;
  readonly booking: BookAppointmentRequest;
  /** What the caller is told; part of the write, so that a repeated request is told the same. */
  readonly answer: (appointment: Appointment) => Answer;
}

export interface BookAppointmentPorts extends AuditReplaysPorts {
  readonly rules: RulesSource;
  readonly appointments: AppointmentWriter;
  readonly answers: KeptAnswers;
  readonly ids: IdSource;
}

/** How often one request decides anew, because rules or a hold were not what it took them for. */
const MOST_ATTEMPTS = 10;

/** Turns a free time, or the caller's hold, into an appointment, exactly once per idempotency key.
 *  `start` RFC 3339 with offset; the claim covers duration plus buffers, in five-minute quanta, of the provider and of every
 *  resource. One transaction and nothing else while the rules at hand are right; a replay is noted beside.
 *  The caller's own lapsed hold counts as none.
 *  Throws SLOT_TAKEN, SLOT_UNAVAILABLE, NOT_FOUND (provider, hold), INPUT_INVALID, IDEMPOTENCY_KEY_REUSED,
 *  IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE. See ADR-0003. */
export async function bookAppointment(command: BookAppointment, ports: BookAppointmentPorts): Promise<Answer> {
  const answered = await replayBeforeRefusing(command.idempotency, ports.answers, () => book(command, ports));
  return auditReplays(command, ports, answered);
}

async function book(command: BookAppointment, ports: BookAppointmentPorts): Promise<Answered> {
  const { caller, booking } = command;
  const rules = await RulesInUse.open(ports.rules, caller.practiceId);
  let hold = holdOf(command);

  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const now = ports.clock.now();
    if (hold !== undefined && hasLapsed(hold.until, now)) hold = { ...hold, lapsed: true };
    const noticeGivenAt = hold === undefined || hold.lapsed ? now : Math.min(now, heldSince(hold.until));
    const time = await rules.agree((known) => decideBooking(known, booking, noticeGivenAt));

    const appointment = newAppointment(command, time, ports.ids.next('apt'), now);
    const result = await ports.appointments.book({
      appointment,
      hold,
      rules: { providerId: booking.providerId, scheduleRevision: time.scheduleRevision },
      audit: auditRecord(command, 'booked', appointment.id, now),
      event: bookedEvent(appointment, now),
      idempotency: command.idempotency,
      answer: command.answer(appointment),
      deadline: command.deadline,
      now,
    });
    if (result.kind === 'answered') return result;
    if (result.rulesChanged) await rules.reload();
    else if (hold !== undefined && result.holdRefused) hold = holdAsItIs(hold, result, appointment);
    else if (hold !== undefined && result.places !== undefined) hold = { ...hold, place: undefined };
    else if (hold !== undefined && !hold.lapsed) hold = { ...hold, lapsed: true };
    else throw new AppError('SLOT_TAKEN');
  }
  throw new AppError('UNAVAILABLE', { retryAfterSeconds: 1 });
}

function holdOf({ caller, booking }: BookAppointment): BookedHold | undefined {
  if (booking.holdId === undefined) return undefined;
  const until = heldUntil(booking.holdId);
  if (until === undefined) throw new AppError('NOT_FOUND');
  return { id: booking.holdId, subject: caller.subject, until, place: placeOf(booking.holdId), lapsed: false };
}

/** A refused hold as it stands, when it is the caller's and for this time but holds more or less of it: its type took another
 *  time when it was placed. Otherwise refuses: somebody else's hold is as unknown as one that never was, and one's own for
 *  another time does not make this one free. */
function holdAsItIs(hold: BookedHold, { hold: stored }: Refusal, asked: Appointment): BookedHold {
  if (stored === undefined || stored.subject !== hold.subject) throw new AppError('NOT_FOUND');
  const isForThis =
    stored.providerId === asked.providerId &&
    stored.appointmentType === asked.appointmentType &&
    stored.startEpochMinutes === asked.startEpochMinutes;
  if (isForThis) return { ...hold, claim: stored.claim };
  throw new AppError('SLOT_UNAVAILABLE', { detail: 'The hold is for another provider, appointment type or time.' });
}

function newAppointment(
  { caller, booking }: BookAppointment,
  { startEpochMinutes, start, end, timeZone, claim }: BookableTime,
  id: string,
  now: number,
): Appointment {
  const instant = new Date(now).toISOString();
  return {
    id,
    practiceId: caller.practiceId,
    providerId: booking.providerId,
    appointmentType: booking.appointmentType,
    status: 'booked',
    startEpochMinutes,
    start,
    end,
    timeZone,
    claim,
    patient: booking.patient,
    ...(booking.reason !== undefined && { reason: booking.reason }),
    resourceIds: [...new Set(booking.resourceIds ?? [])],
    ...(booking.callId !== undefined && { callId: booking.callId }),
    version: 1,
    createdAt: instant,
    updatedAt: instant,
  };
}
