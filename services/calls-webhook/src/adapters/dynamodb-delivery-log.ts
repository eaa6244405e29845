import { createHash } from 'node:crypto';
import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Item } from '@frontdesk/aws/item-attributes';
import { retriedRead } from '@frontdesk/aws/retried';
import { TOLERANCE_SECONDS } from '../domain/standard-webhook.ts';
import type { DeliveryKey, DeliveryLog } from '../ports/delivery-log.ts';

/** Accepted deliveries, in the calls table. They outlast their signatures, which are good for a tolerance's time after
 *  a timestamp that is itself up to a tolerance ahead; when TTL deletes them does not matter then. */
export class DynamoDbDeliveryLog implements DeliveryLog {
  readonly #client: DynamoDBClient;
  readonly #tableName: string;

  constructor(options: { readonly client: DynamoDBClient; readonly tableName: string }) {
    this.#client = options.client;
    this.#tableName = options.tableName;
  }

  async find(key: DeliveryKey): Promise<string | undefined> {
    const get = new GetItemCommand({ TableName: this.#tableName, Key: itemKey(key), ConsistentRead: true });
    const { Item } = await retriedRead(() => this.#client.send(get));
    return Item?.bodyDigest?.S;
  }

  async remember(key: DeliveryKey, bodyDigest: string): Promise<void> {
    const expiresAt = Number(key.timestamp) + 2 * TOLERANCE_SECONDS;
    const put = new PutItemCommand({
      TableName: this.#tableName,
      Item: { ...itemKey(key), bodyDigest: { S: bodyDigest }, expiresAt: { N: String(expiresAt) } },
    });
    await retriedRead(() => this.#client.send(put));
  }
}

/** A digest: what a sender calls its messages may be anything. */
function itemKey({ id, timestamp }: DeliveryKey): Item {
  const digest = createHash('sha256').update(`${id}.${timestamp}`).digest('hex');
  return { ownerKey: { S: `webhook#${digest}` }, item: { S: 'DELIVERY' } };
}
