import { createHash } from 'node:crypto';
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { messageBody } from '@frontdesk/aws/message-body';
import type { RecordedEvent } from '@frontdesk/contracts/event-log';
import type { LateEvents } from '../ports/late-events.ts';

/** Late events in an SQS FIFO queue, a message group per practice. They are public events: no patient's data is in them. */
export class SqsLateEvents implements LateEvents {
  readonly #client: SQSClient;
  readonly #queueUrl: string;

  constructor({ client, queueUrl }: { client: SQSClient; queueUrl: string }) {
    this.#client = client;
    this.#queueUrl = queueUrl;
  }

  async keep(practiceId: string, events: readonly RecordedEvent[]): Promise<void> {
    const MessageBody = messageBody({ practiceId, events });
    await this.#client.send(
      new SendMessageCommand({
        QueueUrl: this.#queueUrl,
        MessageBody,
        MessageGroupId: practiceId,
        MessageDeduplicationId: createHash('sha256').update(MessageBody).digest('hex'),
      }),
    );
  }
}
