import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { type Item, textOf } from '@frontdesk/aws/item-attributes';
import { retriedRead } from '@frontdesk/aws/retried';
import type { SampledPractice, SampledPractices } from '../ports/sampled-practices.ts';
import { SAMPLED } from './sample-item.ts';

/** Reads the register: a megabyte for 10,000 practices. */
export class DynamoDbSampledPracticeList implements Pick<SampledPractices, 'list'> {
  readonly #options: { readonly client: DynamoDBClient; readonly tableName: string };

  constructor(options: { readonly client: DynamoDBClient; readonly tableName: string }) {
    this.#options = options;
  }

  async *list(): AsyncGenerator<readonly SampledPractice[]> {
    const { client, tableName } = this.#options;
    let startKey: Item | undefined;
    do {
      const query = new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: 'practiceId = :sampled',
        ExpressionAttributeValues: { ':sampled': { S: SAMPLED } },
        ExclusiveStartKey: startKey,
      });
      const { Items = [], LastEvaluatedKey } = await retriedRead(() => client.send(query));
      yield Items.map((item) => ({ practiceId: textOf(item, 'reportId'), timeZone: textOf(item, 'timeZone') }));
      startKey = LastEvaluatedKey;
    } while (startKey !== undefined);
  }
}
