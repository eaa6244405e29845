import type { ReportGrouping, ReportType } from '@frontdesk/contracts/report';
import type { Facts } from '../domain/facts.ts';
import type { ReportQuestion, ReportValue } from '../domain/report.ts';
import { WEEKDAYS } from '../domain/report-groups.ts';
import type { CountedGroup } from '../domain/report-table.ts';
import type { BookedMinutes, Counted, FactStore } from '../ports/fact-store.ts';
import {
  RECORD_APPOINTMENTS,
  RECORD_CALLS,
  RECORD_PROGRESS,
  RECORD_SAMPLES,
  RECORD_VERIFICATIONS,
} from './recording-statements.ts';
import {
  AS_OF_ONE_MOMENT,
  bookedMinutesStatement,
  CHOOSE_PRACTICE,
  COUNT_MEASURES,
  countStatement,
  NEWEST_EVENT,
  newestStatement,
  PAGE_ROWS,
  pageOf,
} from './report-queries.ts';

type Row = Readonly<Record<string, unknown>>;
type Values = Readonly<Record<string, string>>;

type RowsOf = (sql: string, values: Values) => Promise<readonly Row[]>;

interface Statements {
  execute(sql: string, values?: Values): Promise<readonly Row[]>;
}

/** PostgreSQL, by whatever way it is reached. */
export interface TransactionalDatabase {
  transaction<Result>(work: (statements: Statements) => Promise<Result>, signal?: AbortSignal): Promise<Result>;
}

/** Reports of what is known in UTC only, whose statements take the practice's zone. */
const IN_ZONE: ReadonlySet<ReportType> = new Set(['calls', 'eligibility']);

/** Facts in PostgreSQL. Every transaction is one practice's: row-level security shows it no other rows. */
export class SqlFactStore implements FactStore {
  readonly #database: TransactionalDatabase;

  constructor(database: TransactionalDatabase) {
    this.#database = database;
  }

  record(practice: string, { appointments, calls, verifications, samples, newestEventAt }: Facts): Promise<void> {
    return this.#within(practice, async (statements) => {
      if (appointments.length > 0) {
        await statements.execute(RECORD_APPOINTMENTS, { practice, facts: JSON.stringify(appointments) });
      }
      if (calls.length > 0) await statements.execute(RECORD_CALLS, { practice, facts: JSON.stringify(calls) });
      if (verifications.length > 0) {
        await statements.execute(RECORD_VERIFICATIONS, { practice, facts: JSON.stringify(verifications) });
      }
      if (samples.length > 0) {
        const facts = JSON.stringify(samples);
        for (const statement of RECORD_SAMPLES) await statements.execute(statement, { practice, facts });
      }
      if (newestEventAt !== undefined) await statements.execute(RECORD_PROGRESS, { practice, at: newestEventAt });
    });
  }

  bookedMinutes(
    practice: string,
    { from, to, groupBy }: Omit<ReportQuestion, 'type'>,
    signal?: AbortSignal,
  ): Promise<Counted<readonly BookedMinutes[]>> {
    return this.#counted({ practice, signal }, async (rowsOf) => {
      const rows = await rowsOf(bookedMinutesStatement(groupBy), { practice, from, to });
      return rows.map(({ providerId, hour, weekday, appointments, minutes }) => ({
        ...(providerId !== undefined && { providerId: String(providerId) }),
        ...(hour !== undefined && { hour: Number(hour) }),
        ...(weekday !== undefined && { weekday: Number(weekday) }),
        appointments: Number(appointments),
        minutes: Number(minutes),
      }));
    });
  }

  count(
    practice: string,
    { type, groupBy, from, to }: ReportQuestion,
    zone: string,
    signal?: AbortSignal,
  ): Promise<Counted<readonly CountedGroup[]>> {
    if (type === 'utilization') throw new TypeError('Utilization is counted as booked minutes.');
    return this.#counted(
      { practice, signal },
      async (rowsOf) => {
        const values = { practice, from, to, ...(IN_ZONE.has(type) && { zone }) };
        const rows = await rowsOf(countStatement(type, groupBy), values);
        return rows.map((row) => [...groupsOf(row, groupBy), ...measuresOf(row)]);
      },
      newestStatement(type),
    );
  }

  /** Both, and all pages, as of one moment. */
  #counted<Groups>(
    { practice, signal }: { readonly practice: string; readonly signal: AbortSignal | undefined },
    count: (rowsOf: RowsOf) => Promise<Groups>,
    newest = NEWEST_EVENT,
  ): Promise<Counted<Groups>> {
    return this.#within(
      practice,
      async (statements) => {
        const [progress] = await statements.execute(newest, { practice });
        const groups = await count((sql, values) => allRows(statements, sql, values));
        return { groups, newestEventAt: progress === undefined ? undefined : String(progress.at) };
      },
      { isolation: AS_OF_ONE_MOMENT, signal },
    );
  }

  #within<Result>(
    practice: string,
    work: (statements: Statements) => Promise<Result>,
    { isolation, signal }: { readonly isolation?: string; readonly signal?: AbortSignal | undefined } = {},
  ): Promise<Result> {
    return this.#database.transaction(async (statements) => {
      if (isolation !== undefined) await statements.execute(isolation);
      await statements.execute(CHOOSE_PRACTICE, { practice });
      return work(statements);
    }, signal);
  }
}

/** Reads what may be more than one answer of the Data API holds. Statements have their groups in the first two columns, so pages follow each other. */
async function allRows(statements: Statements, sql: string, values: Values): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (;;) {
    const page = await statements.execute(pageOf(sql), { ...values, skipped: String(rows.length) });
    rows.push(...page);
    if (page.length < PAGE_ROWS) return rows;
  }
}

function groupsOf({ group, group2 }: Row, groupBy: ReportGrouping): ReportValue[] {
  return group2 === undefined ? [groupOf(group, groupBy)] : [String(group), String(group2)];
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
