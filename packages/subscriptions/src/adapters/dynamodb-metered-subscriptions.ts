import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { retriedRead } from '@frontdesk/aws/retried';
import type { MeteredSubscriptions } from '../ports/metered-subscriptions.ts';
import { subscriptionFrom } from './subscription-items.ts';

/** Subscriptions by their id, without their keys. */
export class DynamoDbMeteredSubscriptions implements MeteredSubscriptions {
  readonly #client: DynamoDBClient;
  readonly #tableName: string;

  constructor({ client, tableName }: { client: DynamoDBClient; tableName: string }) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async find(id: string): ReturnType<MeteredSubscriptions['find']> {
    const get = new GetItemCommand({ TableName: this.#tableName, Key: { id: { S: id } } });
    const { Item } = await retriedRead(() => this.#client.send(get));
    return Item && subscriptionFrom(Item);
  }
}
