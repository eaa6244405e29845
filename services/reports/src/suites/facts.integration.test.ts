import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { createReportRequest } from '@frontdesk/contracts/report';
import { DatabaseUnavailableError } from '@frontdesk/core/database-unavailable-error';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { csvOf } from '../domain/csv.ts';
import { type AppointmentFact, NO_FACTS } from '../domain/facts.ts';
import type { ReportQuestion } from '../domain/report.ts';
import { expected, QUESTIONS, reported, rules } from '../testing/compared-reports.ts';
import { type DatabaseWorld, startDatabase } from '../testing/database-world.ts';
import { historyOfEdges } from '../testing/edges.ts';
import { type History, histories, ZONE } from '../testing/histories.ts';
import { makeReport } from '../use-cases/make-report.ts';
import { recordFacts } from '../use-cases/record-facts.ts';
import { mutantsSuite } from './mutants-suite.ts';
import { yearSuite } from './year-suite.ts';

/** What breaks out of a text, a number, a date or a name, in statements that put values into their text. */
const HOSTILE = [
  "'; drop table reports.appointment; --",
  "' or '1'='1",
  "2027-03-15' union select practice_id from reports.progress --",
  '1; select pg_sleep(10)',
  '$1',
  ':practice',
  "\\'; reset role; --",
  '"; set role frontdesk_owner; --',
  'hour) or (1=1',
  '%27%20or%201=1',
];

describe('facts in PostgreSQL', () => {
  let database: DatabaseWorld;
  beforeAll(async () => {
    database = await startDatabase();
    // The first statement starts PostgreSQL.
    await database.asOwner.execute('select 1');
  });
  afterEach(() => database.local.failAs('away', 0));
  afterAll(() => database.stop());

  /** In batches, some of them again, and in an order of their own, as queues bring them. */
  const deliver = async (events: History['events'], order: readonly number[], again: number): Promise<void> => {
    const shuffled = events.map((event, index) => ({ event, rank: order[index % order.length] ?? 0 }));
    const mixed = shuffled.toSorted((one, other) => one.rank - other.rank).map(({ event }) => event);
    const size = 1 + (again % 7);
    const batches = Array.from({ length: Math.ceil(mixed.length / size) }, (_, index) =>
      mixed.slice(index * size, (index + 1) * size),
    );
    for (const batch of [...batches, ...batches.slice(0, again % 4)]) await recordFacts(batch, database.facts);
  };

  it('give every report that plain loops over the history give, in whatever order events came and how often', async () => {
    const practice = fc.constant(undefined).map(() => `p-${randomUUID()}`);
    const story = practice.chain((id) => fc.tuple(fc.constant(id), histories(id)));
    const order = fc.array(fc.integer(), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(story, order, fc.nat(), async ([practiceId, history], ranks, again) => {
        await deliver(history.events, ranks, again);
        // A worker may come twice.
        for (const samples of [history.samples, history.samples.slice(0, 2)]) {
          await database.facts.record(practiceId, { ...NO_FACTS, samples });
        }
        for (const question of QUESTIONS) {
          expect(await reported(practiceId, question, database.facts), JSON.stringify(question)).toEqual(
            expected(question, history),
          );
        }
      }),
      { numRuns: 5, endOnFailure: true },
    );
  }, 60_000);

  mutantsSuite(() => database, {
    questions: QUESTIONS,
    isRight: async (practiceId, question, history, facts) =>
      isDeepStrictEqual(await reported(practiceId, question, facts), expected(question, history)),
  });

  const one = (practiceId: string, change: Partial<AppointmentFact> = {}) => {
    const fact: AppointmentFact = {
      appointmentId: 'apt_1',
      version: 1,
      status: 'booked',
      providerId: 'dr-adams',
      appointmentType: 'exam',
      startsAt: '2027-03-15T13:00:00.000Z',
      endsAt: '2027-03-15T13:30:00.000Z',
      localStart: '2027-03-15T09:00:00',
      bookedAt: '2027-03-01T13:00:00.000Z',
      callId: null,
      cancelledVersion: null,
      cancelledAt: null,
      cancellationReason: null,
      ...change,
    };
    return database.facts.record(practiceId, {
      appointments: [fact],
      calls: [],
      verifications: [],
      samples: [],
      newestEventAt: '2027-03-01T13:00:00.000Z',
    });
  };
  const countAs = (practice: string | undefined, sql: string, values = {}) =>
    database.asFunction.transaction(async (statements) => {
      if (practice !== undefined) {
        await statements.execute("select set_config('app.practice_id', :practice, true)", { practice });
      }
      return statements.execute(sql, values);
    });

  it("are shown to the functions' role of one practice a transaction, in every table, and of none without one", async () => {
    const [own, other] = [`p-${randomUUID()}`, `p-${randomUUID()}`];
    for (const practiceId of [own, other]) {
      await one(practiceId);
      await recordFacts(historyOfEdges(practiceId).events, database.facts);
      const access = [{ providerId: 'dr-adams', appointmentType: 'exam', days: 3 }];
      const calls = { day: '2027-03-14', subscriptionId: 'sub_1', vendor: 'Acme', version: 'v1', requests: 1 };
      const vendorCalls = [{ ...calls, cached: 0, throttled: 0, clientErrors: 0, serverErrors: 0 }];
      const sample = { day: '2027-03-15', takenAt: '2027-03-15T09:00:00.000Z', access, vendorCalls };
      await database.facts.record(practiceId, { ...NO_FACTS, samples: [sample] });
    }
    const tables = await database.asOwner.execute(
      "select table_name from information_schema.tables where table_schema = 'reports' order by 1",
    );
    expect(tables.length).toBeGreaterThan(5);
    for (const { table_name: table } of tables) {
      const sql = `select distinct practice_id from reports.${table} order by 1`;
      expect(await countAs(own, sql), String(table)).toEqual([{ practice_id: own }]);
      expect(await countAs(undefined, sql)).toEqual([]);
      expect(await countAs('', sql)).toEqual([]);
      const update = `update reports.${table} set practice_id = practice_id where practice_id = :other returning practice_id`;
      expect(await countAs(own, update, { other }), String(table)).toEqual([]);
      // A row cannot be given to another practice, nor made for one.
      const give = `update reports.${table} set practice_id = :other`;
      await expect(countAs(own, give, { other })).rejects.toThrow('row-level security');
      const copy = `insert into reports.${table} select (jsonb_populate_record(each, jsonb_build_object('practice_id', cast(:other as text)))).*
        from reports.${table} as each`;
      await expect(countAs(own, copy, { other })).rejects.toThrow('row-level security');
      await expect(countAs(own, `delete from reports.${table}`)).rejects.toThrow('permission denied');
    }
  });

  it('answer whatever is in a field of a question as that text, and none of it as SQL', async () => {
    const practiceId = `p-${randomUUID()}`;
    await one(practiceId);
    const rows = () => countAs(practiceId, 'select count(*) as n from reports.appointment');
    for (const hostile of HOSTILE) {
      for (const { type, groupBy, from, to } of QUESTIONS.filter((question) => question.type !== 'utilization')) {
        const asked = { type, groupBy, from, to };
        // A practice of that name has no rows; days and zones of that name are none.
        expect((await database.facts.count(hostile, asked, ZONE)).groups).toEqual([]);
      }
      const calls: ReportQuestion = { type: 'calls', groupBy: 'hour', from: '2027-03-15', to: '2027-03-15' };
      await expect(database.facts.count(practiceId, { ...calls, from: hostile }, ZONE)).rejects.toThrow();
      await expect(database.facts.count(practiceId, { ...calls, to: hostile }, ZONE)).rejects.toThrow();
      // PostgreSQL takes nearly any text for a zone of its own.
      await Promise.allSettled([database.facts.count(practiceId, calls, hostile)]);
    }
    expect(await rows()).toEqual([{ n: 1 }]);
  });

  it.each(HOSTILE)('are not asked for with %j in any field of a request', (hostile) => {
    const asked = { type: 'calls', from: '2027-03-15', to: '2027-03-15', groupBy: 'hour', format: 'json' };
    expect(createReportRequest.safeParse(asked).success).toBe(true);
    for (const field of [...Object.keys(asked), hostile]) {
      expect(createReportRequest.safeParse({ ...asked, [field]: hostile }).success, field).toBe(false);
    }
  });

  it.each([
    'delete from reports.appointment',
    'truncate reports.appointment',
    'drop table reports.appointment',
    'alter table reports.appointment disable row level security',
    'alter table reports.appointment no force row level security',
    'drop policy own_practice on reports.appointment',
    'create policy all_of_it on reports.appointment using (true)',
    'set role frontdesk_owner',
    'alter role reports_function bypassrls',
    'select * from public.migration',
    'create table reports.mine (a text)',
  ])("refuse the functions' role: %s", async (sql) => {
    await expect(countAs('p', sql)).rejects.toMatchObject({ name: 'DatabaseErrorException' });
  });

  it('hold even for their owner, who has no practice', async () => {
    const own = `p-${randomUUID()}`;
    await one(own);
    expect(await database.asOwner.execute('select practice_id from reports.appointment')).toEqual([]);
  });

  it.each(['asleep', 'away', 'full'] as const)(
    'are neither lost nor wrong after a time in which the database is %s',
    async (kind) => {
      const practiceId = `p-${randomUUID()}`;
      database.local.failAs(kind, 60);
      await expect(one(practiceId)).rejects.toEqual(new DatabaseUnavailableError('unavailable'));
      database.local.failAs(kind, 0);
      await one(practiceId);
      expect(await countAs(practiceId, 'select count(*) as n from reports.appointment')).toEqual([{ n: 1 }]);
    },
  );

  it('wait for a migration that has not been applied', async () => {
    const practiceId = `p-${randomUUID()}`;
    await database.asOwner.execute('alter schema reports rename to half_migrated');
    await expect(one(practiceId)).rejects.toMatchObject({ obstacle: 'not-ready' });
    await database.asOwner.execute('alter schema half_migrated rename to reports');
    await one(practiceId);
  });

  it('keep whatever text a queue has for a name as that text, in rows and in CSV', async () => {
    const practiceId = `p-${randomUUID()}`;
    const names = ["'; drop table reports.call; --", '=cmd|calc', '"quoted", it is', ':practice', '$1 \\ %s'];
    const events = names.map((queueId, index) => ({
      practiceId,
      event: 'call.ended',
      at: '2027-03-15T13:00:00.000Z',
      data: {
        callId: `call_${index}`,
        version: 1,
        direction: 'inbound',
        initiatedAt: '2027-03-15T13:00:00.000Z',
        queueId,
        missed: false,
      },
    }));
    await recordFacts(events, database.facts);
    const question: ReportQuestion = { type: 'calls', groupBy: 'queue', from: '2027-03-15', to: '2027-03-15' };
    const { rows, columns } = await makeReport(practiceId, question, 0, { facts: database.facts, rules });
    expect(rows.map(([name]) => name)).toEqual(names.toSorted());
    expect(csvOf({ columns, rows })).toContain(`"'=cmd|calc",1,`);
  });

  yearSuite(() => database);
});
