import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { retriedRead } from '@frontdesk/aws/retried';
import type { HoldPlaces } from '../domain/hold-places.ts';
import type { HoldPlacesReader } from '../ports/hold-store.ts';
import { holderKey, placesFrom } from './holder-item.ts';

/** Reads what somebody holds, strongly consistent, in one GetItem. */
export class DynamoDbHoldPlacesReader implements HoldPlacesReader {
  readonly #client: DynamoDBClient;
  readonly #tableName: string;

  constructor(options: { readonly client: DynamoDBClient; readonly tableName: string }) {
    this.#client = options.client;
    this.#tableName = options.tableName;
  }

  async places(practiceId: string, subject: string): Promise<HoldPlaces> {
    const get = new GetItemCommand({
      TableName: this.#tableName,
      Key: holderKey({ practiceId, subject }),
      ConsistentRead: true,
    });
    const { Item } = await retriedRead(() => this.#client.send(get));
    return placesFrom(Item);
  }
}
