import * as z from 'zod/mini';
import { identifier, recordPath } from './identifiers.ts';
import { dateText, instantText } from './instant-text.ts';

/** What each report can be grouped by; the first is taken when a request names none. docs/reports.md defines them. */
export const REPORT_GROUPINGS = {
  utilization: ['provider', 'hour', 'weekday', 'providerHour'],
  'no-shows': ['appointmentType', 'leadTime', 'weekday'],
  'lead-times': ['appointmentType', 'provider'],
  'third-next-available': ['providerAppointmentType', 'provider', 'appointmentType'],
  refills: ['appointmentType', 'provider', 'weekday'],
  calls: ['hour', 'weekday', 'queue'],
  eligibility: ['payer', 'weekday'],
  'vendor-calls': ['version', 'vendor', 'vendorVersion'],
} as const;
export type ReportType = keyof typeof REPORT_GROUPINGS;
export type ReportGrouping = (typeof REPORT_GROUPINGS)[ReportType][number];

export const REPORT_TYPES = Object.keys(REPORT_GROUPINGS) as [ReportType, ...ReportType[]];
const reportType = z.enum(REPORT_TYPES);
const reportGrouping = z.enum([...new Set<ReportGrouping>(Object.values(REPORT_GROUPINGS).flat())] as [
  ReportGrouping,
  ...ReportGrouping[],
]);

export const REPORT_FORMATS = ['json', 'csv'] as const;

export const REPORT_STATUSES = ['queued', 'waiting', 'completed', 'failed'] as const;

/** Why a report waits or has failed. */
export const REPORT_OBSTACLES = ['database-unavailable', 'database-not-ready', 'unexpected'] as const;

/** POST /reports. */
export const createReportRequest = z.strictObject({
  type: reportType,
  /** First and last day, by the practice's calendar: two years at most. */
  from: dateText,
  to: dateText,
  /** One of the report's own groupings; absent: its first. */
  groupBy: z.optional(reportGrouping),
  format: z._default(z.enum(REPORT_FORMATS), 'json'),
});
export type CreateReportRequest = z.output<typeof createReportRequest>;

/** A report as callers read it. */
export const report = z.object({
  id: identifier,
  practiceId: identifier,
  type: reportType,
  from: dateText,
  to: dateText,
  groupBy: reportGrouping,
  format: z.enum(REPORT_FORMATS),
  /** `waiting`: it could not be made yet, for the reason in `obstacle`, and is tried again. `failed`: nobody tries again. */
  status: z.enum(REPORT_STATUSES),
  obstacle: z.optional(z.enum(REPORT_OBSTACLES)),
  createdAt: instantText,
  /** Once it is `completed`: the time of the newest event that the numbers include. */
  asOf: z.optional(instantText),
  columns: z.optional(z.array(z.object({ name: z.string(), unit: z.string() }))),
  /** A value for each column. */
  rows: z.optional(z.array(z.array(z.union([z.string(), z.number(), z.null()])))),
  /** In the format `csv`, in place of `rows`: RFC 4180, with a header. */
  csv: z.optional(z.string()),
  /** Of a result that is too large to stand here, in place of `rows` and `csv`: where it is read. */
  link: z.optional(
    z.object({
      /** A file in the report's format, JSON with `columns` and `rows` or CSV: GET without any header. Whoever has it may read it, so it belongs in no log. */
      url: z.url(),
      /** Fifteen minutes after the answer; each reading of the report gives another. */
      expiresAt: instantText,
      bytes: z.int(),
    }),
  ),
});
export type Report = z.output<typeof report>;

export const reportPath = recordPath;

export const REPORT_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** PUT /practices/{id}/weekly-report. */
export const replaceWeeklyReportRequest = z.strictObject({
  type: reportType,
  /** One of the report's own groupings; absent: its first. */
  groupBy: z.optional(reportGrouping),
  /** When it is made, by the practice's clock. A time that the clock skips is the same time of the clock before it. */
  weekday: z.enum(REPORT_DAYS),
  hour: z.int().check(z.minimum(0), z.maximum(23)),
  format: z._default(z.enum(REPORT_FORMATS), 'json'),
});
export type ReplaceWeeklyReportRequest = z.output<typeof replaceWeeklyReportRequest>;

/** The report that a practice gets each week: over the seven days before the day on which it is made. */
export const weeklyReport = z.object({
  practiceId: identifier,
  type: reportType,
  groupBy: reportGrouping,
  weekday: z.enum(REPORT_DAYS),
  hour: z.int(),
  format: z.enum(REPORT_FORMATS),
  /** When the next one is due. */
  nextAt: instantText,
  /** The last one that was asked for, which can be read for seven days. */
  lastReportId: z.optional(identifier),
});
export type WeeklyReport = z.output<typeof weeklyReport>;
