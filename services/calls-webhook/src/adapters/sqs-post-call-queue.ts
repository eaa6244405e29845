import type { QueueSender } from '@frontdesk/aws/queue-sender';
import type { CallKey, PostCallQueue } from '../ports/post-call-queue.ts';

/** The queue itself delays its messages: late events and bookings are in by the time that the workflow runs. */
export class SqsPostCallQueue implements PostCallQueue {
  readonly #sender: QueueSender;

  constructor(sender: QueueSender) {
    this.#sender = sender;
  }

  request({ practiceId, id }: CallKey): Promise<void> {
    return this.#sender.send({ practiceId, callId: id });
  }
}
