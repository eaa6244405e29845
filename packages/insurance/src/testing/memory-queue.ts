import type { Lane } from '../ports/payer.ts';
import type { VerificationQueue } from '../ports/verification-queue.ts';
import type { VerificationKey } from '../ports/verification-store.ts';

export interface SentMessage {
  readonly lane: Lane;
  readonly key: VerificationKey;
  readonly delaySeconds: number;
}

/** Both lanes' queues in memory. */
export class MemoryQueue implements VerificationQueue {
  readonly sent: SentMessage[] = [];

  async send(lane: Lane, key: VerificationKey, delaySeconds: number): Promise<void> {
    this.sent.push({ lane, key, delaySeconds });
  }

  /** Takes out what was sent. */
  take(): SentMessage[] {
    return this.sent.splice(0);
  }
}
