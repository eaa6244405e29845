import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { AppError } from '@frontdesk/core/app-error';
import { messageBody } from './message-body.ts';
import { retried } from './retried.ts';

/** The caller has its own patience: who has sent something sends it again. */
const ATTEMPTS = 2;

/** Sends to one queue, a message at least once. Every failure is UNAVAILABLE: whoever has sent something is to send it
 *  again. */
export class QueueSender {
  readonly #client: Pick<SQSClient, 'send'>;
  readonly #queueUrl: string;

  constructor(options: { readonly client: Pick<SQSClient, 'send'>; readonly queueUrl: string }) {
    this.#client = options.client;
    this.#queueUrl = options.queueUrl;
  }

  /** `content` as JSON, kept back for `delaySeconds`, up to 900; absent: as long as the queue keeps back. */
  async send(content: unknown, delaySeconds?: number): Promise<void> {
    const command = new SendMessageCommand({
      QueueUrl: this.#queueUrl,
      MessageBody: messageBody(content),
      DelaySeconds: delaySeconds,
    });
    try {
      await retried(() => this.#client.send(command), { attempts: ATTEMPTS });
    } catch (error) {
      throw new AppError('UNAVAILABLE', { retryAfterSeconds: 1, cause: error });
    }
  }
}
