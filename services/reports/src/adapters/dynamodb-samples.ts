import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { retriedRead } from '@frontdesk/aws/retried';
import type { SampleFact } from '../domain/facts.ts';
import type { SampleKey, Samples } from '../ports/samples.ts';
import { sampleFrom, sampleItem, sampleKey } from './sample-item.ts';

/** Samples beside the reports, without an end. */
export class DynamoDbSamples implements Samples {
  readonly #options: { readonly client: DynamoDBClient; readonly tableName: string };

  constructor(options: { readonly client: DynamoDBClient; readonly tableName: string }) {
    this.#options = options;
  }

  async read(key: SampleKey): Promise<SampleFact | undefined> {
    const { client, tableName } = this.#options;
    const get = new GetItemCommand({ TableName: tableName, Key: sampleKey(key), ConsistentRead: true });
    const { Item } = await retriedRead(() => client.send(get));
    return Item === undefined ? undefined : sampleFrom(Item);
  }

  async keep(practiceId: string, sample: SampleFact): Promise<SampleFact> {
    const { client, tableName } = this.#options;
    const key = { practiceId, day: sample.day };
    const put = new PutItemCommand({
      TableName: tableName,
      Item: sampleItem(practiceId, sample),
      ConditionExpression: 'attribute_not_exists(practiceId)',
    });
    try {
      await retriedRead(() => client.send(put));
      return sample;
    } catch (error) {
      const standing = await this.read(key);
      if (standing === undefined) throw error;
      return standing;
    }
  }
}
