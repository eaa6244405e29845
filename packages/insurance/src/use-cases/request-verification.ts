import { type Actor, auditRecord } from '@frontdesk/contracts/audit-record';
import type { CreateVerificationRequest } from '@frontdesk/contracts/insurance-verification';
import type { Answer } from '@frontdesk/core/answer';
import { AppError, inputInvalid } from '@frontdesk/core/app-error';
import type { Clock } from '@frontdesk/core/clock';
import type { IdempotencyScope } from '@frontdesk/core/idempotency';
import type { IdSource } from '@frontdesk/core/ids';
import type { Logger } from '@frontdesk/core/logger';
import type { Verification } from '../domain/verification.ts';
import { broughtForward, queuedVerification } from '../domain/verification-state.ts';
import type { AuditTrail } from '../ports/audit-trail.ts';
import type { PlanListReader } from '../ports/plan-lists.ts';
import type { VerificationQueue } from '../ports/verification-queue.ts';
import type { VerificationRequests } from '../ports/verification-requests.ts';
import type { VerificationReader, VerificationWriter } from '../ports/verification-store.ts';

export interface RequestVerification extends Actor {
  readonly deadline: number;
  readonly logger: Logger;
  readonly idempotency: IdempotencyScope;
  readonly asked: CreateVerificationRequest;
  /** What the caller is told; part of the write, so that a repeated request is told the same. */
  readonly answer: (verification: Verification, now: number) => Answer;
}

export interface RequestVerificationPorts {
  readonly requests: VerificationRequests;
  readonly verifications: VerificationReader & VerificationWriter;
  readonly plans: PlanListReader;
  readonly queue: VerificationQueue;
  readonly audit: AuditTrail;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** How often one request decides anew, because another one of the same member was faster. */
const MOST_ATTEMPTS = 5;

/** Asks a payer whether it covers a patient on a day: keeps the question and tells a worker. One transaction, then one message; a
 *  message that is lost is made good by the sweep. The same member, payer and service date within 24 hours get the last
 *  verification, unless it failed.
 *  Throws INPUT_INVALID (planId), IDEMPOTENCY_KEY_REUSED, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE. */
export async function requestVerification(
  command: RequestVerification,
  ports: RequestVerificationPorts,
): Promise<Answer> {
  const { asked, caller } = command;
  const { practiceId } = caller;
  const payerId = asked.payerId ?? (await payerOfPlan(practiceId, asked.planId, ports.plans));
  let replaces: string | undefined;
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const now = ports.clock.now();
    const verification = newVerification(command, payerId, ports.ids.next('ver'), now);
    const result = await ports.requests.request({
      verification,
      replaces,
      audit: auditRecord(command, 'verification-requested', verification.id, now),
      idempotency: command.idempotency,
      answer: command.answer(verification, now),
      deadline: command.deadline,
    });
    if (result.kind === 'answered') {
      if (result.replayed) return replayed(command, result.answer, ports);
      await tellWorker(command, verification, ports);
      return result.answer;
    }
    const last = await ports.verifications.read({ practiceId, verificationId: result.verificationId });
    if (last !== undefined && last.status !== 'failed')
      return answerFrom(await atTheDesk(last, command, ports), command, ports);
    replaces = result.verificationId;
  }
  throw new AppError('UNAVAILABLE', { retryAfterSeconds: 1 });
}

async function payerOfPlan(practiceId: string, planId: string | undefined, lists: PlanListReader): Promise<string> {
  const plan = (await lists.read(practiceId))?.plans.find((listed) => listed.planId === planId);
  if (plan === undefined) throw inputInvalid('/planId', "is none of the practice's insurance plans");
  return plan.payerId;
}

function newVerification(
  { asked, caller }: RequestVerification,
  payerId: string,
  id: string,
  now: number,
): Verification {
  const { planId, appointmentId, patient: subscriber, serviceDate } = asked;
  const { practiceId } = caller;
  const named = { ...(planId !== undefined && { planId }), ...(appointmentId !== undefined && { appointmentId }) };
  return queuedVerification({ id, practiceId, payerId, ...named, subscriber, serviceDate, lane: 'desk' }, now);
}

/** The answer stands whether the message left or not: the record is what counts, and the sweep finds it. */
async function tellWorker(
  { logger }: RequestVerification,
  { practiceId, id, lane }: Verification,
  { queue }: RequestVerificationPorts,
): Promise<void> {
  try {
    await queue.send(lane, { practiceId, verificationId: id }, 0);
  } catch (error) {
    logger.error('VERIFICATION_NOT_SENT', error, { verificationId: id });
  }
}

/** Nobody waits at the desk for what was meant for the night. */
async function atTheDesk(
  last: Verification,
  command: RequestVerification,
  ports: RequestVerificationPorts,
): Promise<Verification> {
  const after = broughtForward(last, ports.clock.now());
  if (after === undefined) return last;
  if (!(await ports.verifications.change({ before: last, after, deadline: command.deadline }))) return last;
  await tellWorker(command, after, ports);
  return after;
}

async function answerFrom(
  last: Verification,
  command: RequestVerification,
  ports: RequestVerificationPorts,
): Promise<Answer> {
  const now = ports.clock.now();
  const { answer, replayed: again } = await ports.requests.confirm({
    audit: auditRecord(command, 'read', last.id, now),
    idempotency: command.idempotency,
    answer: command.answer(last, now),
    deadline: command.deadline,
  });
  return again ? replayed(command, answer, ports) : answer;
}

/** A replay shows the patient's record again, to whoever asks now, and that is noted before anybody sees it. */
async function replayed(
  command: RequestVerification,
  answer: Answer,
  { audit, clock }: RequestVerificationPorts,
): Promise<Answer> {
  const { id } = JSON.parse(answer.body) as { id: string };
  await audit.record(auditRecord(command, 'read', id, clock.now()));
  return answer;
}
