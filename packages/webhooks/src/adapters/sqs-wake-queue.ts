import { createHash } from 'node:crypto';
import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { messageBody } from '@frontdesk/aws/message-body';
import { retried } from '@frontdesk/aws/retried';
import { AppError } from '@frontdesk/core/app-error';
import type { LateEvents, NewEvents } from '../ports/late-events.ts';
import type { Wake, WakeLane, WakeQueue } from '../ports/wake-queue.ts';

const MOST_PER_BATCH = 10;
const ATTEMPTS = 3;

/** Hints over two SQS FIFO queues, a message group for each webhook: the queue gives a webhook's next hint to nobody while a worker has
 *  one. Late events wait in the slow one, a group for each practice. */
export class SqsWakeQueue implements WakeQueue, LateEvents {
  readonly #client: SQSClient;
  readonly #queueUrls: Readonly<Partial<Record<WakeLane, string>>>;

  constructor({ client, queueUrls }: { client: SQSClient; queueUrls: Partial<Record<WakeLane, string>> }) {
    this.#client = client;
    this.#queueUrls = queueUrls;
  }

  async send(lane: WakeLane, wakes: readonly Wake[], reason: string): Promise<void> {
    const QueueUrl = this.#urlOf(lane);
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

  async put(news: NewEvents): Promise<void> {
    const { practiceId, epoch, events } = news;
    const entry = {
      Id: '0',
      MessageBody: messageBody(news),
      MessageGroupId: practiceId,
      MessageDeduplicationId: createHash('sha256')
        .update(`${practiceId} ${epoch} ${events.at(-1)?.seq}`)
        .digest('hex'),
    };
    await this.#sendBatch(new SendMessageBatchCommand({ QueueUrl: this.#urlOf('slow'), Entries: [entry] }));
  }

  #urlOf(lane: WakeLane): string {
    const url = this.#queueUrls[lane];
    if (url === undefined) throw new TypeError(`The function has no queue for the ${lane} lane.`);
    return url;
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
