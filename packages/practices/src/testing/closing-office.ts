import type { Closure, CreateClosureRequest } from '@frontdesk/contracts/closure';
import type { Answer } from '@frontdesk/core/answer';
import { type IdempotencyScope, idempotencyScope } from '@frontdesk/core/idempotency';
import { randomIds } from '@frontdesk/core/ids';
import { SetClock } from '@frontdesk/testing/set-clock';
import type { PracticeDocument } from '../domain/practice-document.ts';
import { type CreateClosurePorts, createClosure } from '../use-cases/create-closure.ts';
import { deleteClosure } from '../use-cases/delete-closure.ts';
import { listClosures } from '../use-cases/list-closures.ts';
import { InMemoryAppointmentsInTime } from './in-memory-appointments-in-time.ts';
import { InMemoryKeptAnswers } from './in-memory-kept-answers.ts';
import { practiceDocument } from './practice-documents.ts';
import { seededStore } from './seeded-store.ts';

/** `p001` and who closes it, all in memory; it is Sunday, 2026-11-22. */
export async function closingOffice(document: PracticeDocument = practiceDocument()) {
  const clock = new SetClock('2026-11-22T12:00:00Z');
  const store = await seededStore(clock, document);
  const appointments = new InMemoryAppointmentsInTime();
  const ports = { store, clock, appointments, answers: new InMemoryKeptAnswers(clock), ids: randomIds };
  const deadline = () => clock.now() + 1000;
  return {
    ...ports,
    ports,
    close: (closure: CreateClosureRequest, key?: string, changed: Partial<CreateClosurePorts> = {}) =>
      createClosure(
        { ...ports, ...changed },
        { practiceId: 'p001', closure, idempotency: keyed(key, closure), deadline: deadline() },
      ),
    open: (closureId: string) => deleteClosure(ports, 'p001', closureId, deadline()),
    list: async () => (await listClosures(ports, 'p001')).items,
  };
}

/** The closure in an answer. */
export function closureIn(answer: Answer): Closure {
  return JSON.parse(answer.body);
}

function keyed(key: string | undefined, closure: CreateClosureRequest): IdempotencyScope | undefined {
  const caller = { practiceId: 'p001', channel: 'app', subject: 'manager-1' } as const;
  return key === undefined ? undefined : idempotencyScope(caller, 'createClosure', key, closure);
}
