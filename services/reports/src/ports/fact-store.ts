import type { Facts } from '../domain/facts.ts';
import type { ReportQuestion } from '../domain/report.ts';
import type { CountedGroup } from '../domain/report-table.ts';

/** Booked time: of a provider, in an hour (0 to 23), on a weekday (1 to 7) of the practice's clock, as the question groups it. */
export interface BookedMinutes {
  readonly providerId?: string;
  readonly hour?: number;
  readonly weekday?: number;
  /** Those that start then. */
  readonly appointments: number;
  readonly minutes: number;
}

/** What a question counts, and the newest event (RFC 3339, UTC) among what was counted; undefined: there has been none. */
export interface Counted<Groups> {
  readonly groups: Groups;
  readonly newestEventAt: string | undefined;
}

/** The facts of practices, each reached in transactions of its own. Every method throws DatabaseUnavailableError while it cannot be, and once a
 *  `signal` aborts it. */
export interface FactStore {
  /** Takes facts in, in any order and any number of times. */
  record(practiceId: string, facts: Facts): Promise<void>;
  bookedMinutes(
    practiceId: string,
    question: Omit<ReportQuestion, 'type'>,
    signal?: AbortSignal,
  ): Promise<Counted<readonly BookedMinutes[]>>;
  /** Every question but `utilization`. `timeZone` is the practice's, for what is known in UTC only. */
  count(
    practiceId: string,
    question: ReportQuestion,
    timeZone: string,
    signal?: AbortSignal,
  ): Promise<Counted<readonly CountedGroup[]>>;
}
