import type { QueueSender } from '@frontdesk/aws/queue-sender';
import type { LatePatients } from '../ports/late-patients.ts';

/** Ids in a queue, in no order: what is indexed is what the records say by then. */
export class SqsLatePatients implements LatePatients {
  readonly #sender: QueueSender;

  constructor(sender: QueueSender) {
    this.#sender = sender;
  }

  keep(practiceId: string, appointmentIds: readonly string[]): Promise<void> {
    return this.#sender.send({ practiceId, appointmentIds });
  }
}
