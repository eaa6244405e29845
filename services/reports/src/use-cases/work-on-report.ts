import { DatabaseUnavailableError } from '@frontdesk/core/database-unavailable-error';
import type { Logger } from '@frontdesk/core/logger';
import { csvOf } from '../domain/csv.ts';
import { type Report, type ReportResult, TRIED_MILLISECONDS } from '../domain/report.ts';
import { reportReady } from '../domain/report-event.ts';
import type { ReportFiles } from '../ports/report-files.ts';
import type { ReportKey, ReportStore } from '../ports/report-store.ts';
import { type MakeReportPorts, makeReport } from './make-report.ts';
import { onceAwake, type Patience } from './once-awake.ts';

export interface WorkOnReportPorts extends MakeReportPorts, Patience {
  readonly reports: Pick<ReportStore, 'read' | 'change'>;
  readonly files: Pick<ReportFiles, 'put'>;
}

/** What a worker has of its invocation. */
export interface WorkScope {
  readonly logger: Logger;
  /** Epoch milliseconds. */
  readonly deadline: number;
}

/** What an item of DynamoDB takes (400 KiB), less what stands beside the report. */
const MOST_KEPT_BYTES = 380_000;

/** What a worker that gives up needs to say so. */
const LAST_WORD_MILLISECONDS = 3_000;

/** Makes a report and keeps its result. What cannot be made now says why (`waiting`), and rejects, so that its message comes again; after a day it
 *  has failed. A message that comes twice changes nothing that is completed. */
export async function workOnReport(
  key: ReportKey,
  { logger, deadline }: WorkScope,
  ports: WorkOnReportPorts,
): Promise<void> {
  const report = await ports.reports.read(key);
  // It may have been read away by its end, or be done: a message comes at least once.
  if (report === undefined || report.status === 'completed' || report.status === 'failed') return;
  const now = ports.clock.now();
  try {
    // A statement that goes on until the invocation ends could not say why the report waits.
    const signal = AbortSignal.timeout(Math.max(0, deadline - LAST_WORD_MILLISECONDS - now));
    const made = await onceAwake(() => makeReport(key.practiceId, report, now, ports, signal), deadline, ports);
    const after = await completed(report, made, ports.files);
    await ports.reports.change(after, report.isWeekly && reportReady(after, ports.clock.now()));
  } catch (error) {
    const isOver = now - Date.parse(report.createdAt) >= TRIED_MILLISECONDS;
    await ports.reports.change({ ...report, status: isOver ? 'failed' : 'waiting', obstacle: obstacleOf(error) });
    if (!isOver) throw error;
    logger.error('REPORT_GIVEN_UP', error, { reportId: key.reportId });
  }
}

/** A large result is a file, and is there before the report says so. */
async function completed(
  report: Report,
  { asOf, columns, rows }: ReportResult,
  files: WorkOnReportPorts['files'],
): Promise<Report> {
  const { obstacle: _gone, ...standing } = report;
  const text = report.format === 'csv' ? csvOf({ columns, rows }) : JSON.stringify({ columns, rows });
  const made = { ...standing, status: 'completed', asOf } as const;
  const kept = { ...made, result: report.format === 'csv' ? JSON.stringify({ csv: text }) : text };
  if (Buffer.byteLength(JSON.stringify(kept)) <= MOST_KEPT_BYTES) return kept;
  await files.put(report, text);
  return { ...made, file: { bytes: Buffer.byteLength(text) } };
}

function obstacleOf(error: unknown): NonNullable<Report['obstacle']> {
  return error instanceof DatabaseUnavailableError ? `database-${error.obstacle}` : 'unexpected';
}
