import type { WeeklyReport } from '../domain/weekly-report.ts';

/** The reports that practices get each week, one for each practice. */
export interface WeeklyReports {
  read(practiceId: string): Promise<WeeklyReport | undefined>;
  replace(weekly: WeeklyReport): Promise<void>;
  /** Also when there is none. */
  remove(practiceId: string): Promise<void>;
  /** Some of those that are due, the longest due first. One that has just moved on may be among them. */
  due(now: number): Promise<readonly WeeklyReport[]>;
  /** False: it is not what `before` says any more. */
  moveOn(before: WeeklyReport, after: Pick<WeeklyReport, 'dueAt' | 'lastReportId'>): Promise<boolean>;
}
