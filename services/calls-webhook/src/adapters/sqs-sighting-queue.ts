import type { CallSighting } from '../domain/call-sighting.ts';
import type { SightingQueue } from '../ports/sighting-queue.ts';
import type { QueueSender } from './queue-sender.ts';

export class SqsSightingQueue implements SightingQueue {
  readonly #sender: QueueSender;

  constructor(sender: QueueSender) {
    this.#sender = sender;
  }

  send(sighting: CallSighting): Promise<void> {
    return this.#sender.send(sighting);
  }
}
