import type { Closure, CreateClosureRequest } from '@frontdesk/contracts/closure';
import { type Answer, jsonAnswer } from '@frontdesk/core/answer';
import { AppError, inputInvalid } from '@frontdesk/core/app-error';
import { IDEMPOTENCY_TTL_SECONDS, type IdempotencyScope } from '@frontdesk/core/idempotency';
import type { IdSource } from '@frontdesk/core/ids';
import { closedTime } from '../domain/closed-time.ts';
import { closuresToDrop, hasMostClosures, MOST_CLOSURES } from '../domain/closure-limits.ts';
import type { NewClosure, PracticeRecord } from '../domain/practice-record.ts';
import { presentClosure } from '../domain/present-closure.ts';
import { providersConcerned } from '../domain/rules-change.ts';
import type { AppointmentsInTime } from '../ports/appointments-in-time.ts';
import type { KeptAnswers } from '../ports/kept-answers.ts';
import { type ChangeRulesPorts, changeRules, type Decision, existing } from './change-rules.ts';

export interface CreateClosurePorts extends ChangeRulesPorts {
  readonly appointments: AppointmentsInTime;
  readonly answers: KeptAnswers;
  readonly ids: IdSource;
}

export interface ClosureOrder {
  readonly practiceId: string;
  readonly closure: CreateClosureRequest;
  readonly idempotency: IdempotencyScope | undefined;
  /** Epoch milliseconds. */
  readonly deadline: number;
}

interface Closed {
  readonly closure: NewClosure;
  readonly timeZone: string;
}

/** Closes a practice or a provider and lists the appointments that stand in the closed time.
 *
 *  First it closes, then it lists, then it keeps the answer. The transaction that closes gives every provider concerned
 *  a new revision, and a booking's own transaction is conditioned on the old one: so a booking either was committed
 *  before and is found, or is refused. Were the list made first, one committed in between would stand in closed time and
 *  on no list, and nobody would call the patient. (The index follows bookings by moments; a reader of the list of
 *  closures sees whatever it had not caught up with.)
 *
 *  The price is that the answer cannot be in the closing transaction. A retry after a crash between the two finds the
 *  closure by its request and goes on from there, so a key never closes twice.
 *  What is long over, is dropped on the way; a practice with MOST_CLOSURES beside that gets no further one.
 *  Throws NOT_FOUND, INPUT_INVALID, IDEMPOTENCY_KEY_REUSED, UNAVAILABLE. */
export async function createClosure(ports: CreateClosurePorts, order: ClosureOrder): Promise<Answer> {
  const { practiceId, idempotency, deadline } = order;
  const answered = idempotency === undefined ? undefined : await ports.answers.find(idempotency);
  if (answered !== undefined) return answered;

  const id = ports.ids.next('cls');
  const { closure, timeZone } = await changeRules(ports, practiceId, deadline, (rules) =>
    decideClosure(existing(rules), order, id, ports.clock.now()),
  );
  const standing = await ports.appointments.standing(practiceId, closure, closure.providerId);
  const body: Closure = presentClosure({ practiceId, timeZone }, closure, standing);
  const answer = jsonAnswer(201, body, { location: `/practices/${practiceId}/closures/${closure.id}` });
  return idempotency === undefined ? answer : ports.answers.keep(idempotency, answer, deadline);
}

function decideClosure(
  rules: PracticeRecord,
  { closure: asked, idempotency }: ClosureOrder,
  id: string,
  now: number,
): Decision<Closed> {
  const { timeZone } = rules;
  const known = rules.closures.find((closure) => closure.id === id || isOfRequest(closure, idempotency, now));
  if (known !== undefined) {
    if (idempotency !== undefined && known.request?.requestHash !== idempotency.requestHash) {
      throw new AppError('IDEMPOTENCY_KEY_REUSED');
    }
    // Closing a large practice takes several transactions; whoever comes after a crash finishes them.
    const unaware = providersConcerned(rules, known).filter(
      (providerId) => (rules.providers.get(providerId)?.revision ?? 0) < known.revision,
    );
    const result = { closure: known, timeZone };
    return unaware.length === 0 ? { result } : { result, change: { touchProviderIds: unaware } };
  }

  const { providerId, description } = asked;
  if (providerId !== undefined) existing(rules.providers.get(providerId));
  const nowMinutes = Math.floor(now / 60_000);
  const time = closedTime(asked, timeZone, nowMinutes);
  if ('faults' in time) throw new AppError('INPUT_INVALID', { faults: time.faults });
  if (hasMostClosures(rules, nowMinutes)) {
    const message = `would be one more than the ${MOST_CLOSURES} closures a practice may have; delete some first`;
    throw inputInvalid('', message);
  }
  const closure: NewClosure = {
    id,
    ...time.closed,
    createdAtEpochSeconds: Math.floor(now / 1000),
    ...(providerId !== undefined && { providerId }),
    ...(description !== undefined && { description }),
    ...(idempotency !== undefined && { request: idempotency }),
  };
  return {
    change: {
      addClosure: closure,
      touchProviderIds: providersConcerned(rules, closure),
      dropClosureIds: closuresToDrop(rules, nowMinutes),
    },
    result: { closure, timeZone },
  };
}

/** A key means the same request for as long as its answer would be kept. */
function isOfRequest(closure: NewClosure, idempotency: IdempotencyScope | undefined, now: number): boolean {
  if (idempotency === undefined || closure.request?.scope !== idempotency.scope) return false;
  return now / 1000 < closure.createdAtEpochSeconds + IDEMPOTENCY_TTL_SECONDS;
}
