import type { PublicEvent } from '@frontdesk/contracts/events';
import type { Answer } from '@frontdesk/core/answer';
import type { IdempotencyScope } from '@frontdesk/core/idempotency';
import type { Report } from '../domain/report.ts';

export interface ReportKey {
  readonly practiceId: string;
  readonly reportId: string;
}

/** The reports that were asked for. */
export interface ReportStore {
  /** Keeps a new report and its answer, once for each idempotency key; the answer, which is the first one of a repeated request. */
  create(
    report: Report,
    write: { readonly idempotency: IdempotencyScope | undefined; readonly answer: Answer; readonly deadline: number },
  ): Promise<Answer>;
  /** Undefined when there is none, or no longer. */
  read(key: ReportKey): Promise<Report | undefined>;
  /** Keeps a new report that nobody is answered; one that is kept already stays as it is. */
  keep(report: Report): Promise<void>;
  /** Replaces a report that is not completed, and tells of it in the same step; false when it is. */
  change(report: Report, event?: PublicEvent): Promise<boolean>;
}
