import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { PracticeRulesReader } from '@frontdesk/aws/practice-rules-reader';
import { REPORT_GROUPINGS, type ReportType } from '@frontdesk/contracts/report';
import { silentLogger } from '@frontdesk/core/logger';
import { seededRandom } from '@frontdesk/testing/seeded-random';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DynamoDbRecordedHistory } from '../adapters/dynamodb-recorded-history.ts';
import { DynamoDbSampledPractices } from '../adapters/dynamodb-sampled-practices.ts';
import { factMessage } from '../adapters/fact-event.ts';
import { SqlFactStore } from '../adapters/sql-fact-store.ts';
import type { ReportQuestion } from '../domain/report.ts';
import { factEventsIn } from '../functions/queue-facts/fact-events-in.ts';
import type { DatabaseWorld } from '../testing/database-world.ts';
import { oracleRows } from '../testing/oracle.ts';
import { historyIn, itemsOf, readTables } from '../testing/table-oracle.ts';
import { happenedYear, type Year } from '../testing/year.ts';
import { makeReport } from '../use-cases/make-report.ts';
import { rebuildFacts } from '../use-cases/rebuild-facts.ts';
import { recordFacts } from '../use-cases/record-facts.ts';

const APPOINTMENTS = Number(process.env.REPORTS_YEAR_APPOINTMENTS ?? 150);
const SEED = Number(process.env.REPORTS_YEAR_SEED ?? Date.now() % 1_000_000);
/** The year, and the weeks in which the clocks change. */
const PERIODS = [
  { from: '2027-01-01', to: '2027-12-31' },
  { from: '2027-03-14', to: '2027-03-14' },
  { from: '2027-11-06', to: '2027-11-07' },
];
const QUESTIONS: readonly ReportQuestion[] = PERIODS.flatMap((period) =>
  Object.entries(REPORT_GROUPINGS).flatMap(([type, groupings]) =>
    groupings.map((groupBy) => ({ type: type as ReportType, groupBy, ...period })),
  ),
);
/** Names, birth dates, telephone numbers, member ids, plans and summaries that the year has. */
const PATIENT = /Ada|Quicksilver|1980-05|\+1 ?555 ?01|"M\d+"|Choice|Canary/;
const byText = (rows: readonly unknown[]): string[] => rows.map((row) => JSON.stringify(row)).sort();

/** A random year in the tables, its events fed into PostgreSQL twice and out of order by consumers that die. */
export function yearSuite(database: () => DatabaseWorld): void {
  describe(`a random year (REPORTS_YEAR_SEED=${SEED})`, () => {
    let year: Year;
    let tables: Awaited<ReturnType<typeof readTables>>;
    beforeAll(async () => {
      year = await happenedYear(APPOINTMENTS, SEED, database().facts);
      const { client, tableNames } = year.world.database;
      tables = await readTables(client, tableNames);
    }, 120_000);
    afterAll(() => year.stop());

    const reportsEqualTheTables = async (): Promise<void> => {
      const { client, tableNames } = year.world.database;
      const rules = new PracticeRulesReader({ client, tableName: tableNames.schedules });
      for (const practice of year.practices) {
        const history = historyIn(tables, practice);
        for (const question of QUESTIONS) {
          const { rows } = await makeReport(practice.id, question, 0, { facts: database().facts, rules });
          // Open minutes are those of the rules, which have a test of their own.
          const counted = question.type === 'utilization' ? withoutOpenMinutes(rows) : rows;
          expect(byText(counted), JSON.stringify([practice, question])).toEqual(
            byText(oracleRows(question, history, practice.timeZone)),
          );
        }
      }
    };
    const dump = async (): Promise<unknown> =>
      Promise.all(
        year.practices.map(({ id }) =>
          database().asFunction.transaction(async (statements) => {
            await statements.execute("select set_config('app.practice_id', :id, true)", { id });
            return [
              // A cancellation that was taken back counts nowhere, and no table keeps it.
              await statements.execute(`select to_jsonb(appointment)
                  - case when status = 'cancelled' then array[]::text[] else array['cancelled_version', 'cancelled_at', 'cancellation_reason'] end as row
                from reports.appointment order by appointment_id`),
              await statements.execute('select to_jsonb(call) as row from reports.call order by call_id'),
              await statements.execute(
                'select to_jsonb(vendor_calls) as row from reports.vendor_calls order by day, subscription_id, version',
              ),
              await statements.execute('select to_jsonb(sample) as row from reports.sample order by day'),
              await statements.execute(
                'select to_jsonb(access_sample) as row from reports.access_sample order by day, provider_id, appointment_type',
              ),
              await statements.execute(
                'select to_jsonb(verification) as row from reports.verification order by verification_id',
              ),
            ];
          }),
        ),
      );
    const rebuild = async (): Promise<void> => {
      const { client, tableNames } = year.world.database;
      const history = new DynamoDbRecordedHistory({ client, tableNames });
      const practices = new DynamoDbSampledPractices({ client, tableName: tableNames.reports });
      let next: string | undefined;
      do
        ({ next } = await rebuildFacts(
          { from: next, until: 0 },
          { history, facts: database().facts, practices, clock: year.world.clock },
        ));
      while (next !== undefined);
    };

    it('gives every report that the tables give', async () => {
      const ended = tables.appointments.filter(({ status }) => status !== 'booked');
      expect(ended.length).toBeGreaterThan(APPOINTMENTS / 20);
      await deliver(database(), year);
      await reportsEqualTheTables();
    }, 120_000);

    it('is the same after a rebuild of an empty database', async () => {
      const fed = await dump();
      await database().asOwner.execute(
        'truncate reports.appointment, reports.call, reports.verification, reports.sample, reports.access_sample, reports.vendor_calls, reports.progress',
      );
      await rebuild();
      expect(await dump()).toEqual(fed);
      await reportsEqualTheTables();
    }, 120_000);

    it('has nothing of a patient in any column, though the tables it was made of do', async () => {
      const { client, tableNames } = year.world.database;
      const names = ['appointments', 'insurance'] as const;
      const kept = await Promise.all(names.map((name) => itemsOf(client, tableNames[name])));
      for (const items of kept) expect(JSON.stringify(items)).toMatch(PATIENT);
      const columns = await database().asOwner.execute(
        "select table_name, column_name from information_schema.columns where table_schema = 'reports'",
      );
      for (const { id } of year.practices) {
        for (const table of new Set(columns.map(({ table_name }) => String(table_name)))) {
          const rows = await database().asFunction.transaction(async (statements) => {
            await statements.execute("select set_config('app.practice_id', :id, true)", { id });
            return statements.execute(`select cast(each as text) as row from reports.${table} as each`);
          });
          expect(JSON.stringify(rows), table).not.toMatch(PATIENT);
        }
      }
      // What waits in the queue of the facts.
      const events = factEventsIn(
        (await itemsOf(client, tableNames.events)).map((item) => ({ item, sequenceNumber: '1' })),
        silentLogger,
      );
      expect(JSON.stringify(factMessage.parse({ events }))).not.toMatch(PATIENT);
      expect(JSON.stringify(await itemsOf(client, tableNames.reports))).not.toMatch(PATIENT);
    });

    it('keeps what a table no longer keeps through a rebuild', async () => {
      const { client, tableNames } = year.world.database;
      const before = await dump();
      const expired = tables.insurance.filter(({ status }) => status === 'active').slice(0, 5);
      expect(expired).not.toEqual([]);
      for (const { pk, verificationId } of expired) {
        const Key = marshall({ pk, sk: `VERIFICATION#${verificationId}` });
        await client.send(new DeleteItemCommand({ TableName: tableNames.insurance, Key }));
      }
      await rebuild();
      expect(await dump()).toEqual(before);
    });
  });
}

const withoutOpenMinutes = (rows: readonly (readonly unknown[])[]): unknown[] =>
  rows.map((row) => row.slice(0, -2)).filter((row) => row.at(-1) !== 0);

/** As the stream and the queue bring events: in batches of any order, each at least once, to consumers that die before, within and after
 *  their transactions. */
async function deliver(database: DatabaseWorld, year: Year): Promise<void> {
  const random = seededRandom(SEED);
  const { client, tableNames } = year.world.database;
  const items = await itemsOf(client, tableNames.events);
  const changes = items.map((item, index) => ({ item, sequenceNumber: String(index) }));
  const events = factEventsIn(changes, silentLogger);
  const mixed = [...events, ...events.filter(() => random() < 0.3)]
    .map((event) => ({ event, rank: random() }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ event }) => event);
  const dying = new SqlFactStore({
    transaction: (work) =>
      database.asFunction.transaction(async (statements) => {
        let left = Math.floor(random() * 4);
        return work({
          execute: async (sql, values) => {
            if (left === 0) throw new Error('Killed.');
            left -= 1;
            return statements.execute(sql, values);
          },
        });
      }),
  });
  for (let from = 0; from < mixed.length; ) {
    const size = 1 + Math.floor(random() * 40);
    const { events: batch } = factMessage.parse(JSON.parse(JSON.stringify({ events: mixed.slice(from, from + size) })));
    from += size;
    if (random() < 0.3) await recordFacts(batch, dying).catch(() => undefined);
    await recordFacts(batch, database.facts);
    if (random() < 0.1) await recordFacts(batch, database.facts);
  }
}
