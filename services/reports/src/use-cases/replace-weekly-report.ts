import type { ReplaceWeeklyReportRequest } from '@frontdesk/contracts/report';
import type { Clock } from '@frontdesk/core/clock';
import { groupingOf } from '../domain/report-grouping.ts';
import { dueAfter, type WeeklyReport } from '../domain/weekly-report.ts';
import type { PracticeRulesSource } from '../ports/practice-rules-source.ts';
import type { WeeklyReports } from '../ports/weekly-reports.ts';

export interface ReplaceWeeklyReportPorts {
  readonly weekly: Pick<WeeklyReports, 'read' | 'replace'>;
  readonly rules: PracticeRulesSource;
  readonly clock: Clock;
}

/** From the next time on that its day and hour come. Throws INPUT_INVALID (groupBy), UNAVAILABLE. */
export async function replaceWeeklyReport(
  practiceId: string,
  { type, groupBy, weekday, hour, format }: ReplaceWeeklyReportRequest,
  { weekly, rules, clock }: ReplaceWeeklyReportPorts,
): Promise<WeeklyReport> {
  const grouping = groupingOf(type, groupBy);
  const { timeZone = 'UTC' } = (await rules.read(practiceId)) ?? {};
  const { lastReportId } = (await weekly.read(practiceId)) ?? {};
  const replaced: WeeklyReport = {
    practiceId,
    type,
    groupBy: grouping,
    weekday,
    hour,
    format,
    dueAt: dueAfter({ weekday, hour }, clock.now(), timeZone),
    ...(lastReportId !== undefined && { lastReportId }),
  };
  await weekly.replace(replaced);
  return replaced;
}
