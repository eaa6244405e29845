import type { Report as PresentedReport, ReportGrouping, ReportType } from '@frontdesk/contracts/report';

/** What is counted, over which days of a practice. */
export interface ReportQuestion {
  readonly type: ReportType;
  /** First and last day, `2027-03-14`. */
  readonly from: string;
  readonly to: string;
  readonly groupBy: ReportGrouping;
}

export type ReportValue = string | number | null;

export interface ReportTable {
  readonly columns: readonly { readonly name: string; readonly unit: string }[];
  readonly rows: readonly (readonly ReportValue[])[];
}

/** A table of numbers, and the time of the newest event in them (RFC 3339, UTC). */
export interface ReportResult extends ReportTable {
  readonly asOf: string;
}

/** A report that somebody asked for. */
export interface Report extends ReportQuestion {
  readonly id: string;
  readonly practiceId: string;
  readonly format: PresentedReport['format'];
  readonly status: PresentedReport['status'];
  readonly obstacle?: PresentedReport['obstacle'];
  /** RFC 3339, UTC. */
  readonly createdAt: string;
  readonly asOf?: string;
  /** Of a completed report: `{columns, rows}` or `{csv}` as JSON. */
  readonly result?: string;
  /** It is the practice's weekly one: whoever works there is told when it is made. */
  readonly isWeekly?: true;
  /** Of a completed report whose result is too large for that: it is a file. */
  readonly file?: ReportFile;
}

export interface ReportFile {
  readonly bytes: number;
}

/** How long a link to a file can be used. */
export const LINK_SECONDS = 15 * 60;

/** How long a report is tried, and how long it can be read. */
export const TRIED_MILLISECONDS = 24 * 60 * 60 * 1000;
export const KEPT_SECONDS = 7 * 86_400;
