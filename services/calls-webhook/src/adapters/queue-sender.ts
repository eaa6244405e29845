import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { AppError } from '@frontdesk/core/app-error';

/** Sends to one queue. Every failure is UNAVAILABLE: whoever has sent something is to send it again. */
export class QueueSender {
  readonly #client: Pick<SQSClient, 'send'>;
  readonly #queueUrl: string;

  constructor(options: { readonly client: Pick<SQSClient, 'send'>; readonly queueUrl: string }) {
    this.#client = options.client;
    this.#queueUrl = options.queueUrl;
  }

  /** `content` as JSON. */
  async send(content: unknown): Promise<void> {
    try {
      await this.#client.send(
        new SendMessageCommand({ QueueUrl: this.#queueUrl, MessageBody: JSON.stringify(content) }),
      );
    } catch (error) {
      throw new AppError('UNAVAILABLE', { retryAfterSeconds: 1, cause: error });
    }
  }
}
