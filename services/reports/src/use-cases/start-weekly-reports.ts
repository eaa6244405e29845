import type { Clock } from '@frontdesk/core/clock';
import type { Logger } from '@frontdesk/core/logger';
import { dueNext, reportDue, type WeeklyReport } from '../domain/weekly-report.ts';
import type { PracticeRulesSource } from '../ports/practice-rules-source.ts';
import type { ReportQueue } from '../ports/report-queue.ts';
import type { ReportStore } from '../ports/report-store.ts';
import type { WeeklyReports } from '../ports/weekly-reports.ts';

export interface StartWeeklyReportsPorts {
  readonly weekly: Pick<WeeklyReports, 'due' | 'moveOn'>;
  readonly reports: Pick<ReportStore, 'keep'>;
  readonly queue: ReportQueue;
  readonly rules: PracticeRulesSource;
  readonly clock: Clock;
}

/** What one may take; with less time left, the next call goes on. */
const ONE_MILLISECONDS = 3_000;

/** Asks for every report that is due, until none is left or the time is up. May be called at once with itself, and may die anywhere: a report is kept,
 *  then queued, and only then the week is over; each step again changes nothing. One that fails leaves the others alone; the next call tries it again.
 *  Throws the last failure. */
export async function startWeeklyReports(
  { deadline, logger }: { readonly deadline: number; readonly logger: Logger },
  ports: StartWeeklyReportsPorts,
): Promise<void> {
  const { weekly, clock } = ports;
  const isInTime = () => clock.now() < deadline - ONE_MILLISECONDS;
  let failure: unknown;
  let started = 0;
  for (let goesOn = true; goesOn && isInTime(); ) {
    goesOn = false;
    for (const due of await weekly.due(clock.now())) {
      if (!isInTime()) break;
      try {
        if (!(await start(due, ports))) continue;
        goesOn = true;
        started += 1;
      } catch (error) {
        failure = error;
        logger.error('WEEKLY_REPORT_FAILED', error, { practiceId: due.practiceId });
      }
    }
  }
  if (started > 0) logger.info('WEEKLY_REPORTS_STARTED', { started });
  if (failure !== undefined) throw failure;
}

async function start(
  due: WeeklyReport,
  { weekly, reports, queue, rules, clock }: StartWeeklyReportsPorts,
): Promise<boolean> {
  const { timeZone = 'UTC' } = (await rules.read(due.practiceId)) ?? {};
  const report = reportDue(due, clock.now(), timeZone);
  await reports.keep(report);
  await queue.send({ practiceId: report.practiceId, reportId: report.id });
  return weekly.moveOn(due, { dueAt: dueNext(due, clock.now(), timeZone), lastReportId: report.id });
}
