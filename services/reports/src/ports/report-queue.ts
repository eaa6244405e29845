import type { ReportKey } from './report-store.ts';

/** Tells a worker that a report is to be made. */
export interface ReportQueue {
  send(key: ReportKey): Promise<void>;
}
