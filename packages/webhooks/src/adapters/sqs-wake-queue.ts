import { createHash } from 'node:crypto';
import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { messageBody } from '@frontdesk/aws/message-body';
import { retried } from '@frontdesk/aws/retried';
import { AppError } from '@frontdesk/core/app-error';
import type { Wake, WakeLane, WakeQueue } from '../ports/wake-queue.ts';

const MOST_PER_BATCH = 10;
const ATTEMPTS = 3;

/** Hints over two SQS FIFO queues, a message group for each webhook: the queue gives a webhook's next hint to nobody while a worker has
 *  one. */
export class SqsWakeQueue implements WakeQueue {
  readonly #client: SQSClient;
  readonly #queueUrls: Readonly<Partial<Record<WakeLane, string>>>;

  constructor({ client, queueUrls }: { client: SQSClient; queueUrls: Partial<Record<WakeLane, string>> }) {
    this.#client = client;
    this.#queueUrls = queueUrls;
  }

  async send(lane: WakeLane, wakes: readonly Wake[], reason: string): Promise<void> {
    const QueueUrl = this.#queueUrls[lane];
    if (QueueUrl === undefined) throw new TypeError(`The function has no queue for the ${lane} lane.`);
    for (let start = 0; start < wakes.length; start += MOST_PER_BATCH) {
      const Entries = wakes.slice(start, start + MOST_PER_BATCH).map((wake, index) => ({
        Id: String(index),
        MessageBody: messageBody(wake),
        MessageGroupId: wake.webhookId,
        MessageDeduplicationId: createHash('sha256').update(`${wake.webhookId} ${reason}`).digest('hex'),
      }));
      await this.#sendBatch(new SendMessageBatchCommand({ QueueUrl, Entries }));
    }
  }

  async #sendBatch(command: SendMessageBatchCommand): Promise<void> {
    try {
      const { Failed = [] } = await retried(() => this.#client.send(command), { attempts: ATTEMPTS });
      if (Failed.length > 0) throw new AppError('UNAVAILABLE', { retryAfterSeconds: 1 });
    } catch (error) {
      throw error instanceof AppError ? error : new AppError('UNAVAILABLE', { retryAfterSeconds: 1, cause: error });
    }
  }
}
