import { reportPath } from '@frontdesk/contracts/report';
import { reportAnswer } from '../../answers/report-answer.ts';
import { practiceApi } from '../../composition/practice-api.ts';
import { reports } from '../../composition/reports.ts';
import { readReport } from '../../use-cases/read-report.ts';

/** GET /reports/{id} */
export const handler = practiceApi(
  { operationId: 'readReport', role: 'manager', pathParameters: reportPath },
  async ({ caller, path }) => reportAnswer(await readReport(caller.practiceId, path.id, reports)),
);
