import type { QueueSender } from '@frontdesk/aws/queue-sender';
import type { Lane } from '../ports/payer.ts';
import type { VerificationQueue } from '../ports/verification-queue.ts';
import type { VerificationKey } from '../ports/verification-store.ts';

/** A queue for each lane, so that nobody at the desk waits for the night's work. Messages hold ids only. Throws TypeError for a lane
 *  that the function has no queue of. */
export class SqsVerificationQueue implements VerificationQueue {
  readonly #senders: Readonly<Partial<Record<Lane, QueueSender>>>;

  constructor(senders: Readonly<Partial<Record<Lane, QueueSender>>>) {
    this.#senders = senders;
  }

  async send(lane: Lane, { practiceId, verificationId }: VerificationKey, delaySeconds: number): Promise<void> {
    const sender = this.#senders[lane];
    if (sender === undefined) throw new TypeError(`This function sends nothing to the lane ${lane}.`);
    await sender.send({ practiceId, verificationId }, delaySeconds);
  }
}
