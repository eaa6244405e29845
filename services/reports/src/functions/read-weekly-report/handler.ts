import { practicePath } from '@frontdesk/contracts/identifiers';
import { AppError } from '@frontdesk/core/app-error';
import { requireOwnPractice } from '@frontdesk/core/authoriser-context';
import { weeklyReportAnswer } from '../../answers/weekly-report-answer.ts';
import { practiceApi } from '../../composition/practice-api.ts';
import { weeklyReports } from '../../composition/weekly-reports.ts';

/** GET /practices/{id}/weekly-report */
export const handler = practiceApi(
  { operationId: 'readWeeklyReport', role: 'manager', pathParameters: practicePath },
  async ({ caller, path }) => {
    requireOwnPractice(caller, path.id);
    const weekly = await weeklyReports.read(path.id);
    if (weekly === undefined) throw new AppError('NOT_FOUND');
    return weeklyReportAnswer(weekly);
  },
);
