import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { PRACTICE_ITEM } from '@frontdesk/aws/practice-rules-items';
import { retriedRead } from '@frontdesk/aws/retried';
import type { PracticeClocks } from '../ports/practice-clocks.ts';

/** Reads of a practice's rules only the time zone. */
export class DynamoDbPracticeClocks implements PracticeClocks {
  readonly #client: Pick<DynamoDBClient, 'send'>;
  readonly #tableName: string;

  constructor(options: { readonly client: Pick<DynamoDBClient, 'send'>; readonly tableName: string }) {
    this.#client = options.client;
    this.#tableName = options.tableName;
  }

  async timeZoneOf(practiceId: string): Promise<string | undefined> {
    const get = new GetItemCommand({
      TableName: this.#tableName,
      Key: { practiceId: { S: practiceId }, item: { S: PRACTICE_ITEM } },
      ProjectionExpression: '#timeZone',
      ExpressionAttributeNames: { '#timeZone': 'timeZone' },
      ConsistentRead: true,
    });
    const { Item } = await retriedRead(() => this.#client.send(get));
    return Item?.timeZone?.S;
  }
}
