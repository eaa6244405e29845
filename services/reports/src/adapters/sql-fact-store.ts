import type { ReportGrouping, ReportType } from '@frontdesk/contracts/report';
import type { Facts } from '../domain/facts.ts';
import type { ReportQuestion, ReportValue } from '../domain/report.ts';
import { WEEKDAYS } from '../domain/report-groups.ts';
import type { CountedGroup } from '../domain/report-table.ts';
import type { BookedMinutes, Counted, FactStore } from '../ports/fact-store.ts';
import {
  BOOKED_MINUTES,
  CHOOSE_PRACTICE,
  COUNT_MEASURES,
  countStatement,
  NEWEST_EVENT,
  RECORD_APPOINTMENTS,
  RECORD_CALLS,
  RECORD_PROGRESS,
  RECORD_VERIFICATIONS,
} from './report-queries.ts';

type Row = Readonly<Record<string, unknown>>;
type Values = Readonly<Record<string, string>>;

interface Statements {
  execute(sql: string, values?: Values): Promise<readonly Row[]>;
}

/** PostgreSQL, by whatever way it is reached. */
export interface TransactionalDatabase {
  transaction<Result>(work: (statements: Statements) => Promise<Result>): Promise<Result>;
}

/** Reports of what is known in UTC only, whose statements take the practice's zone. */
const IN_ZONE: ReadonlySet<ReportType> = new Set(['calls', 'eligibility']);

/** Facts in PostgreSQL. Every transaction is one practice's: row-level security shows it no other rows. */
export class SqlFactStore implements FactStore {
  readonly #database: TransactionalDatabase;

  constructor(database: TransactionalDatabase) {
    this.#database = database;
  }

  record(practice: string, { appointments, calls, verifications, newestEventAt }: Facts): Promise<void> {
    return this.#within(practice, async (statements) => {
      if (appointments.length > 0) {
        await statements.execute(RECORD_APPOINTMENTS, { practice, facts: JSON.stringify(appointments) });
      }
      if (calls.length > 0) await statements.execute(RECORD_CALLS, { practice, facts: JSON.stringify(calls) });
      if (verifications.length > 0) {
        await statements.execute(RECORD_VERIFICATIONS, { practice, facts: JSON.stringify(verifications) });
      }
      await statements.execute(RECORD_PROGRESS, { practice, at: newestEventAt });
    });
  }

  bookedMinutes(
    practice: string,
    { from, to }: Pick<ReportQuestion, 'from' | 'to'>,
  ): Promise<Counted<readonly BookedMinutes[]>> {
    return this.#counted(practice, async (statements) => {
      const rows = await statements.execute(BOOKED_MINUTES, { practice, from, to });
      return rows.map(({ providerId, hour, weekday, appointments, minutes }) => ({
        providerId: String(providerId),
        hour: Number(hour),
        weekday: Number(weekday),
        appointments: Number(appointments),
        minutes: Number(minutes),
      }));
    });
  }

  count(
    practice: string,
    { type, groupBy, from, to }: ReportQuestion,
    zone: string,
  ): Promise<Counted<readonly CountedGroup[]>> {
    if (type === 'utilization') throw new TypeError('Utilization is counted as booked minutes.');
    return this.#counted(practice, async (statements) => {
      const values = { practice, from, to, ...(IN_ZONE.has(type) && { zone }) };
      const rows = await statements.execute(countStatement(type, groupBy), values);
      return rows.map((row) => [groupOf(row.group, groupBy), ...measuresOf(row)]);
    });
  }

  /** Both as of one moment: a transaction that only reads sees each statement's own, and progress is read first, so that rows may be newer
   *  than it says and never older. */
  #counted<Groups>(practice: string, count: (statements: Statements) => Promise<Groups>): Promise<Counted<Groups>> {
    return this.#within(practice, async (statements) => {
      const [progress] = await statements.execute(NEWEST_EVENT, { practice });
      const groups = await count(statements);
      return { groups, newestEventAt: progress === undefined ? undefined : String(progress.at) };
    });
  }

  #within<Result>(practice: string, work: (statements: Statements) => Promise<Result>): Promise<Result> {
    return this.#database.transaction(async (statements) => {
      await statements.execute(CHOOSE_PRACTICE, { practice });
      return work(statements);
    });
  }
}

function groupOf(value: unknown, groupBy: ReportGrouping): ReportValue {
  if (value === null) return null;
  if (groupBy === 'weekday') return WEEKDAYS[Number(value) - 1] ?? null;
  return groupBy === 'hour' ? Number(value) : String(value);
}

function measuresOf(row: Row): (number | null)[] {
  return COUNT_MEASURES.filter((measure) => measure in row).map((measure) =>
    row[measure] === null ? null : Number(row[measure]),
  );
}
