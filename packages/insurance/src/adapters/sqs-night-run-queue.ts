import type { QueueSender } from '@frontdesk/aws/queue-sender';
import type { NightRunQueue } from '../ports/night-runs.ts';

/** Messages hold the practice's id only. */
export class SqsNightRunQueue implements NightRunQueue {
  readonly #sender: Pick<QueueSender, 'send'>;

  constructor(sender: Pick<QueueSender, 'send'>) {
    this.#sender = sender;
  }

  async send(practiceId: string): Promise<void> {
    await this.#sender.send({ practiceId });
  }
}
