import type { WeeklyReport as PresentedWeeklyReport } from '@frontdesk/contracts/report';
import { type Answer, jsonAnswer } from '@frontdesk/core/answer';
import type { WeeklyReport } from '../domain/weekly-report.ts';

/** 200 with the report that is made each week. */
export function weeklyReportAnswer({ dueAt, ...weekly }: WeeklyReport): Answer {
  return jsonAnswer(200, { ...weekly, nextAt: new Date(dueAt).toISOString() } satisfies PresentedWeeklyReport);
}
