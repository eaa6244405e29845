import type { QueueSender } from '@frontdesk/aws/queue-sender';
import type { SampleKey, SampleQueue } from '../ports/samples.ts';

/** Samples to be taken, in the queue of the reports. */
export class SqsSampleQueue implements SampleQueue {
  readonly #sender: QueueSender;

  constructor(sender: QueueSender) {
    this.#sender = sender;
  }

  send({ practiceId, day }: SampleKey): Promise<void> {
    return this.#sender.send({ practiceId, sampleOf: day });
  }
}
