import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { trailKey } from '@frontdesk/aws/audit-item';
import { retriedRead } from '@frontdesk/aws/retried';
import type { ActivityLog, ActivityPage } from '../ports/activity-log.ts';
import { activityFrom } from './activity-item.ts';

/** Reads the trail of a subscription. */
export class DynamoDbActivityLog implements ActivityLog {
  readonly #client: DynamoDBClient;
  readonly #tableName: string;

  constructor(options: { readonly client: DynamoDBClient; readonly tableName: string }) {
    this.#client = options.client;
    this.#tableName = options.tableName;
  }

  async read(practiceId: string, subscriptionId: string, limit: number, beforeKey?: string): Promise<ActivityPage> {
    const query = new QueryCommand({
      TableName: this.#tableName,
      KeyConditionExpression: `ownerKey = :trail${beforeKey === undefined ? '' : ' AND #entry < :before'}`,
      ...(beforeKey !== undefined && { ExpressionAttributeNames: { '#entry': 'entry' } }),
      ExpressionAttributeValues: {
        ':trail': { S: trailKey(practiceId, subscriptionId) },
        ...(beforeKey !== undefined && { ':before': { S: beforeKey } }),
      },
      ScanIndexForward: false,
      // One more than asked for: only then it is known whether this is the last page.
      Limit: limit + 1,
      ConsistentRead: true,
    });
    const { Items = [] } = await retriedRead(() => this.#client.send(query));
    const shown = Items.slice(0, limit);
    const activities = shown.map(activityFrom);
    return Items.length > limit ? { activities, lastKey: shown.at(-1)?.entry?.S } : { activities };
  }
}
