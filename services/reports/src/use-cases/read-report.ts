import { AppError } from '@frontdesk/core/app-error';
import type { Report } from '../domain/report.ts';
import type { ReportStore } from '../ports/report-store.ts';

/** A report of the practice. Throws NOT_FOUND. */
export async function readReport(
  practiceId: string,
  reportId: string,
  reports: Pick<ReportStore, 'read'>,
): Promise<Report> {
  const report = await reports.read({ practiceId, reportId });
  if (report === undefined) throw new AppError('NOT_FOUND');
  return report;
}
