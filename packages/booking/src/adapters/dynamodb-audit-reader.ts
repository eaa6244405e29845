import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { auditEntryFrom, trailKey } from '@frontdesk/aws/audit-item';
import { retriedRead } from '@frontdesk/aws/retried';
import type { AuditPage, AuditReader } from '../ports/audit-trail.ts';

/** Reads an appointment's trail, strongly consistent. */
export class DynamoDbAuditReader implements AuditReader {
  readonly #client: DynamoDBClient;
  readonly #tableName: string;

  constructor(options: { readonly client: DynamoDBClient; readonly tableName: string }) {
    this.#client = options.client;
    this.#tableName = options.tableName;
  }

  async readTrail(practiceId: string, appointmentId: string, limit: number, afterKey?: string): Promise<AuditPage> {
    const query = new QueryCommand({
      TableName: this.#tableName,
      KeyConditionExpression: `ownerKey = :trail${afterKey === undefined ? '' : ' AND #entry > :after'}`,
      ...(afterKey !== undefined && { ExpressionAttributeNames: { '#entry': 'entry' } }),
      ExpressionAttributeValues: {
        ':trail': { S: trailKey(practiceId, appointmentId) },
        ...(afterKey !== undefined && { ':after': { S: afterKey } }),
      },
      // One more than asked for: only then it is known whether this is the last page.
      Limit: limit + 1,
      ConsistentRead: true,
    });
    const { Items = [] } = await retriedRead(() => this.#client.send(query));
    const shown = Items.slice(0, limit);
    const entries = shown.map(auditEntryFrom);
    return Items.length > limit ? { entries, lastKey: shown.at(-1)?.entry?.S } : { entries };
  }
}
