import { createHash } from 'node:crypto';
import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { messageBody } from '@frontdesk/aws/message-body';
import { AppError } from '@frontdesk/core/app-error';
import type { LanePush, LaneQueue } from '../ports/lane-queue.ts';

const MOST_PER_BATCH = 10;

/** Lanes over an SQS FIFO queue, a message group each: in order within a lane, lanes side by side. */
export class SqsLaneQueue implements LaneQueue {
  readonly #client: SQSClient;
  readonly #queueUrl: string;

  constructor({ client, queueUrl }: { client: SQSClient; queueUrl: string }) {
    this.#client = client;
    this.#queueUrl = queueUrl;
  }

  async send(pushes: readonly LanePush[]): Promise<void> {
    const batches = Array.from({ length: Math.ceil(pushes.length / MOST_PER_BATCH) }, (_, index) =>
      pushes.slice(index * MOST_PER_BATCH, (index + 1) * MOST_PER_BATCH),
    );
    await Promise.all(batches.map((batch) => this.#sendBatch(batch)));
  }

  async #sendBatch(pushes: readonly LanePush[]): Promise<void> {
    const Entries = pushes.map((push, index) => {
      const MessageBody = messageBody(push);
      return {
        Id: String(index),
        MessageBody,
        MessageGroupId: `${push.practiceId}#${push.lane}`,
        // The same push again, after a lost answer, is the same message.
        MessageDeduplicationId: createHash('sha256').update(MessageBody).digest('hex'),
      };
    });
    const { Failed = [] } = await this.#client.send(new SendMessageBatchCommand({ QueueUrl: this.#queueUrl, Entries }));
    if (Failed.length > 0) throw new AppError('UNAVAILABLE');
  }
}
