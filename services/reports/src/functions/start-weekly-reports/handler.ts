import { systemClock } from '@frontdesk/core/clock';
import { scheduledHandler } from '@frontdesk/lambda/scheduled-handler';
import { practiceRules } from '../../composition/practice-rules.ts';
import { reportQueue } from '../../composition/report-queue.ts';
import { reports } from '../../composition/reports.ts';
import { weeklyReports } from '../../composition/weekly-reports.ts';
import { startWeeklyReports } from '../../use-cases/start-weekly-reports.ts';

const ports = { weekly: weeklyReports, reports, queue: reportQueue, rules: practiceRules, clock: systemClock };

/** Every five minutes: practices whose weekly report is due. */
export const handler = scheduledHandler({ operationId: 'startWeeklyReports' }, (scope) =>
  startWeeklyReports(scope, ports),
);
