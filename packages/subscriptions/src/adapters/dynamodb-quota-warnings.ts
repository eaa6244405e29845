import { ConditionalCheckFailedException, type DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { retried } from '@frontdesk/aws/retried';
import type { QuotaWarning } from '../domain/quota-warning.ts';
import type { QuotaWarnings } from '../ports/quota-warnings.ts';
import { counterExpiry, warningEntry } from './usage-items.ts';

const CLAIMED_MILLISECONDS = 60_000;
const MOST_TRIES = 5;
const ATTEMPTS = 4;

/** Warnings beside the counters of their subscription. */
export class DynamoDbQuotaWarnings implements QuotaWarnings {
  readonly #client: DynamoDBClient;
  readonly #tableName: string;

  constructor({ client, tableName }: { client: DynamoDBClient; tableName: string }) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async claim(subscriptionId: string, { day, percent, at }: QuotaWarning): Promise<boolean> {
    const update = new UpdateItemCommand({
      TableName: this.#tableName,
      Key: { owner: { S: subscriptionId }, entry: { S: warningEntry(day, percent) } },
      UpdateExpression:
        'SET #at = if_not_exists(#at, :now), claimedUntil = :until, expiresAt = :expiresAt ADD tries :one',
      ConditionExpression:
        'attribute_not_exists(sentAt) AND (attribute_not_exists(claimedUntil) OR claimedUntil < :now) AND (attribute_not_exists(tries) OR tries < :most)',
      ExpressionAttributeNames: { '#at': 'at' },
      ExpressionAttributeValues: {
        ':now': { N: String(at) },
        ':until': { N: String(at + CLAIMED_MILLISECONDS) },
        ':expiresAt': { N: counterExpiry(day) },
        ':one': { N: '1' },
        ':most': { N: String(MOST_TRIES) },
      },
    });
    try {
      await retried(() => this.#client.send(update), { attempts: ATTEMPTS });
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  async markSent(subscriptionId: string, { day, percent, at }: QuotaWarning): Promise<void> {
    const update = new UpdateItemCommand({
      TableName: this.#tableName,
      Key: { owner: { S: subscriptionId }, entry: { S: warningEntry(day, percent) } },
      UpdateExpression: 'SET sentAt = :at',
      ExpressionAttributeValues: { ':at': { N: String(at) } },
    });
    await retried(() => this.#client.send(update), { attempts: ATTEMPTS });
  }
}
