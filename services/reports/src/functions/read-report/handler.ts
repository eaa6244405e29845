import { BucketLinks } from '@frontdesk/aws/bucket';
import { reportPath } from '@frontdesk/contracts/report';
import { BucketReportLinks } from '../../adapters/bucket-report-files.ts';
import { reportAnswer } from '../../answers/report-answer.ts';
import { practiceApi } from '../../composition/practice-api.ts';
import { reportFilesBucket } from '../../composition/report-files-bucket.ts';
import { reports } from '../../composition/reports.ts';
import { readReport } from '../../use-cases/read-report.ts';

const ports = { reports, files: new BucketReportLinks(new BucketLinks(reportFilesBucket)) };

/** GET /reports/{id} */
export const handler = practiceApi(
  { operationId: 'readReport', role: 'manager', pathParameters: reportPath },
  async ({ caller, path }) => {
    const { report, link } = await readReport({ practiceId: caller.practiceId, reportId: path.id }, ports);
    return reportAnswer(report, link);
  },
);
