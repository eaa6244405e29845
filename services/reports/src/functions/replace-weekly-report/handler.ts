import { practicePath } from '@frontdesk/contracts/identifiers';
import { replaceWeeklyReportRequest } from '@frontdesk/contracts/report';
import { requireOwnPractice } from '@frontdesk/core/authoriser-context';
import { systemClock } from '@frontdesk/core/clock';
import { weeklyReportAnswer } from '../../answers/weekly-report-answer.ts';
import { practiceApi } from '../../composition/practice-api.ts';
import { practiceRules } from '../../composition/practice-rules.ts';
import { weeklyReports } from '../../composition/weekly-reports.ts';
import { replaceWeeklyReport } from '../../use-cases/replace-weekly-report.ts';

const ports = { weekly: weeklyReports, rules: practiceRules, clock: systemClock };

/** PUT /practices/{id}/weekly-report */
export const handler = practiceApi(
  {
    operationId: 'replaceWeeklyReport',
    role: 'manager',
    pathParameters: practicePath,
    body: replaceWeeklyReportRequest,
  },
  async ({ caller, path, body }) => {
    requireOwnPractice(caller, path.id);
    return weeklyReportAnswer(await replaceWeeklyReport(path.id, body, ports));
  },
);
