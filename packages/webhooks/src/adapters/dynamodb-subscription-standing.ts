import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { textOf } from '@frontdesk/aws/item-attributes';
import { retriedRead } from '@frontdesk/aws/retried';
import type { SubscriptionStanding } from '../ports/subscription-standing.ts';

/** What the partners' table of subscriptions says of one. */
export class DynamoDbSubscriptionStanding implements SubscriptionStanding {
  readonly #client: DynamoDBClient;
  readonly #tableName: string;

  constructor({ client, tableName }: { readonly client: DynamoDBClient; readonly tableName: string }) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async scopesOf(subscriptionId: string, practiceId: string): Promise<readonly string[] | undefined> {
    const get = new GetItemCommand({
      TableName: this.#tableName,
      Key: { id: { S: subscriptionId } },
      ProjectionExpression: 'id, practiceId, scopes, #status',
      ExpressionAttributeNames: { '#status': 'status' },
    });
    const { Item } = await retriedRead(() => this.#client.send(get));
    if (Item === undefined || textOf(Item, 'practiceId') !== practiceId) return undefined;
    return textOf(Item, 'status') === 'active' ? textOf(Item, 'scopes').split(' ') : undefined;
  }
}
