import { practicePath } from '@frontdesk/contracts/identifiers';
import { emptyAnswer } from '@frontdesk/core/answer';
import { requireOwnPractice } from '@frontdesk/core/authoriser-context';
import { practiceApi } from '../../composition/practice-api.ts';
import { weeklyReports } from '../../composition/weekly-reports.ts';

/** DELETE /practices/{id}/weekly-report */
export const handler = practiceApi(
  { operationId: 'deleteWeeklyReport', role: 'manager', pathParameters: practicePath },
  async ({ caller, path }) => {
    requireOwnPractice(caller, path.id);
    await weeklyReports.remove(path.id);
    return emptyAnswer(204);
  },
);
