import type { WeeklyReport as PresentedWeeklyReport } from '@frontdesk/contracts/report';
import { dayOfWeekOf, laterDate, parseDate } from '@frontdesk/scheduling/calendar-date';
import { instantOfWallClock } from '@frontdesk/scheduling/instant';
import { localDateOf } from '@frontdesk/scheduling/zone-offsets';
import type { Report } from './report.ts';

/** Which report a practice gets each week, and when. */
export interface WeeklyReport
  extends Pick<PresentedWeeklyReport, 'practiceId' | 'type' | 'groupBy' | 'weekday' | 'hour' | 'format'> {
  /** Epoch milliseconds. */
  readonly dueAt: number;
  /** The last one that was asked for. */
  readonly lastReportId?: string;
}

const MINUTE = 60_000;
const WEEK = 7 * 86_400_000;
const DAYS_OF_WEEK = 7;

/** Weeks that are made after an outage. */
const MADE_AFTERWARDS = 8 * WEEK;

/** The first time after `after` (both epoch milliseconds) at which the zone's clock shows the hour on the weekday. Where it shows it twice, the first
 *  time counts; an hour that it skips is the same time of the clock before (ADR-0004). */
export function dueAfter(
  { weekday, hour }: Pick<WeeklyReport, 'weekday' | 'hour'>,
  after: number,
  timeZone: string,
): number {
  const today = localDateOf(Math.floor(after / MINUTE), timeZone);
  const time = `${String(hour).padStart(2, '0')}:00`;
  for (let days = 0; days <= DAYS_OF_WEEK; days += 1) {
    const date = laterDate(today, days);
    if (dayOfWeekOf(parseDate(date) ?? 0) !== weekday) continue;
    const due = instantOfWallClock(date, time, timeZone) * MINUTE;
    if (due > after) return due;
  }
  throw new RangeError('No clock shows this hour on this day.');
}

/** When it is due after it was: a week later, or the first of the weeks that are still made. */
export function dueNext(weekly: WeeklyReport, now: number, timeZone: string): number {
  return dueAfter(weekly, Math.max(weekly.dueAt, now - MADE_AFTERWARDS), timeZone);
}

/** The report that is due: over the seven days before its day. Its id follows from when it was due, so that it is one however often it is asked for. */
export function reportDue(weekly: WeeklyReport, now: number, timeZone: string): Report {
  const { practiceId, type, groupBy, format, dueAt } = weekly;
  const day = localDateOf(Math.floor(dueAt / MINUTE), timeZone);
  return {
    id: `rep_weekly-${new Date(dueAt).toISOString().slice(0, 16).replaceAll(/[-:]/g, '')}`,
    practiceId,
    type,
    groupBy,
    format,
    from: laterDate(day, -DAYS_OF_WEEK),
    to: laterDate(day, -1),
    status: 'queued',
    isWeekly: true,
    createdAt: new Date(now).toISOString(),
  };
}
