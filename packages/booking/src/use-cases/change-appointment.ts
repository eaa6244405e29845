import { auditRecord } from '@frontdesk/contracts/audit-record';
import type { Answer } from '@frontdesk/core/answer';
import { AppError } from '@frontdesk/core/app-error';
import type { AuthoriserContext } from '@frontdesk/core/authoriser-context';
import type { IdempotencyScope } from '@frontdesk/core/idempotency';
import type { Appointment } from '../domain/appointment.ts';
import { currentAppointment } from '../domain/present-appointment.ts';
import type { AppointmentReader } from '../ports/appointment-reader.ts';
import type { AppointmentChange, AppointmentWriter, Refusal } from '../ports/appointment-writer.ts';
import type { KeptAnswers } from '../ports/kept-answers.ts';
import { type AuditReplaysPorts, auditReplays } from './audit-replays.ts';
import { replayBeforeRefusing } from './replay-before-refusing.ts';

/** What every change of an appointment is asked with. */
export interface ChangeAppointment {
  readonly caller: AuthoriserContext;
  readonly requestId: string;
  readonly deadline: number;
  readonly appointmentId: string;
  readonly idempotency: IdempotencyScope | undefined;
  /** What the caller is told; absent: the appointment as it is now. */
  readonly answer?: (appointment: Appointment) => Answer;
}

export interface ChangeAppointmentPorts extends AuditReplaysPorts {
  readonly reader: AppointmentReader;
  readonly writer: AppointmentWriter;
  readonly answers: KeptAnswers;
}

/** What is to be written; undefined when the appointment already is as asked. */
export type Decision = Pick<AppointmentChange, 'after' | 'audit' | 'event' | 'rules'> | undefined;

/** How often one request decides anew because the appointment changed under it. */
const MOST_ATTEMPTS = 20;

/** Reads an appointment, decides, and writes on condition that it is still what was read; otherwise reads and decides again.
 *  `decide` may throw a refusal; `refused` is told of refusals that are not the appointment's own and throws or returns.
 *  Answers the appointment as it is then; when nothing was to change, there is no event and no new version.
 *  A replay is noted as a read.
 *  Throws NOT_FOUND, UNAVAILABLE, what `decide` and `refused` throw, and IDEMPOTENCY_KEY_REUSED. */
export async function changeAppointment(
  command: ChangeAppointment,
  ports: ChangeAppointmentPorts,
  decide: (current: Appointment, now: number) => Decision | Promise<Decision>,
  refused: (refusal: Refusal) => Promise<void> = neverRefused,
): Promise<Answer> {
  const { answer = currentAppointment } = command;
  const answered = await replayBeforeRefusing(command.idempotency, ports.answers, async () => {
    for (let attempt = 1; attempt <= MOST_ATTEMPTS && ports.clock.now() < command.deadline; attempt += 1) {
      const before = await ports.reader.read(command.caller.practiceId, command.appointmentId);
      if (before === undefined) throw new AppError('NOT_FOUND');
      const now = ports.clock.now();
      const decision = await decide(before, now);
      const answered = { idempotency: command.idempotency, deadline: command.deadline };
      const result =
        decision === undefined
          ? await ports.writer.confirm({
              ...answered,
              audit: auditRecord(command, 'read', before.id, now),
              answer: answer(before),
            })
          : await ports.writer.change({
              ...answered,
              ...decision,
              before,
              answer: answer(decision.after),
              now,
            });
      if (result.kind === 'answered') return result;
      if (!result.appointmentChanged) await refused(result);
    }
    throw new AppError('UNAVAILABLE', { retryAfterSeconds: 1 });
  });
  return auditReplays(command, ports, answered);
}

/** A change without a new time is refused for the appointment's own sake only. */
function neverRefused(): Promise<void> {
  throw new AppError('UNAVAILABLE', { retryAfterSeconds: 1 });
}
