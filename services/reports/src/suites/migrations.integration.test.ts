import { randomUUID } from 'node:crypto';
import { DatabaseUnavailableError } from '@frontdesk/core/database-unavailable-error';
import { migrate } from '@frontdesk/postgresql/migrate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NO_FACTS } from '../domain/facts.ts';
import { expected, QUESTIONS, reported } from '../testing/compared-reports.ts';
import { type DatabaseWorld, MIGRATIONS, startDatabase } from '../testing/database-world.ts';
import { historyOfEdges } from '../testing/edges.ts';
import type { History } from '../testing/histories.ts';
import { recordFacts } from '../use-cases/record-facts.ts';

const NOT_READY = new DatabaseUnavailableError('not-ready');
const NOTHING: History = { events: [], appointments: [], calls: [], verifications: [], samples: [] };

let database: DatabaseWorld;
beforeAll(async () => {
  database = await startDatabase([]);
});
afterAll(() => database.stop());

it('between two migrations facts are taken whole or wait, reports are right or wait, and nothing is lost in the end', async () => {
  const practiceId = `p-${randomUUID()}`;
  const history = historyOfEdges(practiceId);
  const told = (prefix: string) => history.events.filter(({ event }) => event.startsWith(prefix));
  const parts: readonly Partial<History>[] = [
    { events: told('appointment.'), appointments: history.appointments },
    { events: told('call.'), calls: history.calls },
    { events: told('insurance.'), verifications: history.verifications },
    { samples: history.samples },
  ];
  const record = ({ events = [], samples = [] }: Partial<History>): Promise<void> =>
    events.length > 0
      ? recordFacts(events, database.facts)
      : database.facts.record(practiceId, { ...NO_FACTS, samples });

  let taken = NOTHING;
  let waiting = parts;
  /** As queues bring it: what was not taken comes again. */
  const deliver = async (): Promise<void> => {
    const again: Partial<History>[] = [];
    for (const part of waiting) {
      const refusal = await record(part).catch((error: unknown) => error);
      if (refusal === undefined) taken = { ...taken, ...part, events: [...taken.events, ...(part.events ?? [])] };
      else {
        expect(refusal).toEqual(NOT_READY);
        again.push(part);
      }
    }
    waiting = again;
  };
  /** How many are made. */
  const look = async (): Promise<number> => {
    let made = 0;
    for (const question of QUESTIONS) {
      const report = await reported(practiceId, question, database.facts).catch((error: unknown) => error);
      if (report instanceof Error) expect(report, JSON.stringify(question)).toEqual(NOT_READY);
      else {
        made += 1;
        expect(report, JSON.stringify(question)).toEqual(expected(question, taken));
      }
    }
    return made;
  };

  const madeAfter: number[] = [];
  for (const applied of [...MIGRATIONS.keys(), MIGRATIONS.length]) {
    await migrate(database.asOwner, MIGRATIONS.slice(0, applied));
    await deliver();
    madeAfter.push(await look());
  }
  expect(madeAfter[0]).toBe(0);
  expect(madeAfter.at(-1)).toBe(QUESTIONS.length);
  expect(waiting).toEqual([]);
  expect(taken.events).toHaveLength(history.events.length);
});
