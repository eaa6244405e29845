import { AppError } from '@frontdesk/core/app-error';
import type { Report } from '../domain/report.ts';
import type { FileLink, ReportFiles } from '../ports/report-files.ts';
import type { ReportKey, ReportStore } from '../ports/report-store.ts';

export interface ReadReportPorts {
  readonly reports: Pick<ReportStore, 'read'>;
  readonly files: Pick<ReportFiles, 'linkTo'>;
}

/** A report of the practice, and a new link to its result where that is a file. Throws NOT_FOUND. */
export async function readReport(
  key: ReportKey,
  { reports, files }: ReadReportPorts,
): Promise<{ readonly report: Report; readonly link?: FileLink }> {
  const report = await reports.read(key);
  if (report === undefined) throw new AppError('NOT_FOUND');
  return report.file === undefined ? { report } : { report, link: await files.linkTo(report) };
}
