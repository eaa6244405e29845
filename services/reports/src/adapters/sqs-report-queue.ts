import type { QueueSender } from '@frontdesk/aws/queue-sender';
import type { ReportQueue } from '../ports/report-queue.ts';
import type { ReportKey } from '../ports/report-store.ts';

/** Reports to be made, in SQS. */
export class SqsReportQueue implements ReportQueue {
  readonly #sender: QueueSender;

  constructor(sender: QueueSender) {
    this.#sender = sender;
  }

  send({ practiceId, reportId }: ReportKey): Promise<void> {
    return this.#sender.send({ practiceId, reportId });
  }
}
