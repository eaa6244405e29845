import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { retried } from '@frontdesk/aws/retried';
import type { KeyGrant } from '../domain/key-grant.ts';
import type { KeyDirectory } from '../ports/key-directory.ts';
import { grantFrom } from './subscription-items.ts';

/** A caller waits: what fails twice is not tried again. */
const ATTEMPTS = 2;

/** Keys in the table of subscriptions, each under its hash. */
export class DynamoDbKeyDirectory implements KeyDirectory {
  readonly #client: DynamoDBClient;
  readonly #tableName: string;

  constructor({ client, tableName }: { client: DynamoDBClient; tableName: string }) {
    this.#client = client;
    this.#tableName = tableName;
  }

  /** Consistent: a key opens as soon as it is shown, and not any more when its revocation was answered. */
  async find(hash: string): Promise<KeyGrant | undefined> {
    const get = new GetItemCommand({ TableName: this.#tableName, Key: { id: { S: hash } }, ConsistentRead: true });
    const { Item } = await retried(() => this.#client.send(get), { attempts: ATTEMPTS });
    return Item && grantFrom(Item);
  }

  async noteUse(hash: string, now: number, notedBefore: number): Promise<void> {
    const note = new UpdateItemCommand({
      TableName: this.#tableName,
      Key: { id: { S: hash } },
      UpdateExpression: 'SET lastUsedAt = :now',
      ConditionExpression: 'attribute_exists(id) AND (attribute_not_exists(lastUsedAt) OR lastUsedAt < :notedBefore)',
      ExpressionAttributeValues: { ':now': { N: String(now) }, ':notedBefore': { N: String(notedBefore) } },
    });
    try {
      await this.#client.send(note);
    } catch (error) {
      // Another container has noted it.
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }
}
