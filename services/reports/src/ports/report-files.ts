import type { Report } from '../domain/report.ts';

/** An address that whoever has it may read until then. */
export interface FileLink {
  readonly url: string;
  /** RFC 3339, UTC. */
  readonly expiresAt: string;
}

/** Results that are too large to be kept with their reports. */
export interface ReportFiles {
  /** Replaces what is there. Throws when it could not be kept. */
  put(report: Report, text: string): Promise<void>;
  linkTo(report: Report): Promise<FileLink>;
}
