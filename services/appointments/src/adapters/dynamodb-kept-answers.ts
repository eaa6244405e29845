import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { recordedAnswer } from '@frontdesk/aws/idempotency-record';
import type { Answer } from '@frontdesk/core/answer';
import { AppError } from '@frontdesk/core/app-error';
import type { Clock } from '@frontdesk/core/clock';
import type { IdempotencyScope } from '@frontdesk/core/idempotency';
import type { KeptAnswers } from '../ports/kept-answers.ts';
import { retriedRequest } from './retried-request.ts';

export interface KeptAnswersOptions {
  readonly client: DynamoDBClient;
  /** The idempotency table. */
  readonly tableName: string;
  readonly clock: Clock;
}

/** The records that the idempotent write leaves. */
export class DynamoDbKeptAnswers implements KeptAnswers {
  readonly #options: KeptAnswersOptions;

  constructor(options: KeptAnswersOptions) {
    this.#options = options;
  }

  async find({ scope, requestHash }: IdempotencyScope): Promise<Answer | undefined> {
    const { client, tableName, clock } = this.#options;
    const get = new GetItemCommand({ TableName: tableName, Key: { scope: { S: scope } }, ConsistentRead: true });
    const { Item: record } = await retriedRequest(() => client.send(get));
    // The same test as the write's condition: the table's TTL deletes days late.
    if (record === undefined || Number(record.expiresAt?.N) < Math.floor(clock.now() / 1000)) return undefined;
    const answer = recordedAnswer(record, requestHash);
    if (answer === undefined) throw new AppError('IDEMPOTENCY_KEY_REUSED');
    return answer;
  }
}
