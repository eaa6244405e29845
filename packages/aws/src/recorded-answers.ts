import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import type { Answer } from '@frontdesk/core/answer';
import { AppError } from '@frontdesk/core/app-error';
import type { Clock } from '@frontdesk/core/clock';
import type { IdempotencyScope } from '@frontdesk/core/idempotency';
import { recordedAnswer } from './idempotency-record.ts';
import { retriedRead } from './retried.ts';

export interface RecordedAnswersOptions {
  readonly client: Pick<DynamoDBClient, 'send'>;
  /** The idempotency table. */
  readonly tableName: string;
  readonly clock: Clock;
}

/** The answers that `IdempotentWriter` has kept, for the few who must know before they write. */
export class RecordedAnswers {
  readonly #options: RecordedAnswersOptions;

  constructor(options: RecordedAnswersOptions) {
    this.#options = options;
  }

  /** The first answer to the key; `undefined` when there is none (any more). Throws IDEMPOTENCY_KEY_REUSED when the key
   *  was used for another request. */
  async find({ scope, requestHash }: IdempotencyScope): Promise<Answer | undefined> {
    const { client, tableName, clock } = this.#options;
    const { Item: record } = await retriedRead(() =>
      client.send(new GetItemCommand({ TableName: tableName, Key: { scope: { S: scope } }, ConsistentRead: true })),
    );
    // As in the write's condition: expiry is the record's own, whenever TTL gets around to deleting it.
    if (record === undefined || Number(record.expiresAt?.N) < Math.floor(clock.now() / 1000)) return undefined;
    const answer = recordedAnswer(record, requestHash);
    if (answer === undefined) throw new AppError('IDEMPOTENCY_KEY_REUSED');
    return answer;
  }
}
