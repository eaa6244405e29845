import type { QueueSender } from '@frontdesk/aws/queue-sender';
import type { CallSighting } from '@frontdesk/calls/domain/call-sighting';
import type { SightingQueue } from '../ports/sighting-queue.ts';

export class SqsSightingQueue implements SightingQueue {
  readonly #sender: QueueSender;

  constructor(sender: QueueSender) {
    this.#sender = sender;
  }

  send(sighting: CallSighting): Promise<void> {
    return this.#sender.send(sighting);
  }
}
