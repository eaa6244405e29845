import { type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { callerItem } from '@frontdesk/aws/caller-item';
import { retriedRead } from '@frontdesk/aws/retried';
import type { Clock } from '@frontdesk/core/clock';
import type { Phi } from '@frontdesk/core/phi';
import type { CallerNumbers } from '../ports/caller-numbers.ts';
import type { CallKey } from '../ports/post-call-queue.ts';

/** One item a call. Put twice, it is the same. */
export class DynamoDbCallerNumbers implements CallerNumbers {
  readonly #client: DynamoDBClient;
  readonly #tableName: string;
  readonly #clock: Clock;

  constructor(options: { readonly client: DynamoDBClient; readonly tableName: string; readonly clock: Clock }) {
    this.#client = options.client;
    this.#tableName = options.tableName;
    this.#clock = options.clock;
  }

  async keep({ practiceId, id: callId }: CallKey, number: Phi<string>): Promise<void> {
    const Item = callerItem({ practiceId, callId }, number, this.#clock.now());
    const put = new PutItemCommand({ TableName: this.#tableName, Item });
    await retriedRead(() => this.#client.send(put));
  }
}
