import { BatchWriteItemCommand, type DynamoDBClient, type WriteRequest } from '@aws-sdk/client-dynamodb';
import { retriedRead } from '@frontdesk/aws/retried-read';
import { Backoff } from '@frontdesk/aws/retry';
import { AppError } from '@frontdesk/core/app-error';
import { systemClock } from '@frontdesk/core/clock';
import type { AuditRecord } from '../domain/audit-record.ts';
import type { AuditOfMany } from '../ports/audit-trail.ts';
import { auditItem } from './audit-item.ts';

/** Source: DynamoDB API reference, BatchWriteItem. */
const MOST_PER_BATCH = 25;

/** Notes that many records were listed, in batches at once. */
export class DynamoDbAuditOfMany implements AuditOfMany {
  readonly #client: DynamoDBClient;
  readonly #tableName: string;

  constructor(options: { readonly client: DynamoDBClient; readonly tableName: string }) {
    this.#client = options.client;
    this.#tableName = options.tableName;
  }

  async recordAll(entries: readonly AuditRecord[], deadline: number): Promise<void> {
    const requests = entries.map((entry) => ({ PutRequest: { Item: auditItem(entry) } }));
    const batches = Array.from({ length: Math.ceil(requests.length / MOST_PER_BATCH) }, (_, index) =>
      requests.slice(index * MOST_PER_BATCH, (index + 1) * MOST_PER_BATCH),
    );
    await Promise.all(batches.map((batch) => this.#writeBatch(batch, deadline)));
  }

  async #writeBatch(batch: WriteRequest[], deadline: number): Promise<void> {
    const backoff = new Backoff({ deadline, clock: systemClock });
    for (let remaining = batch; remaining.length > 0; ) {
      const write = new BatchWriteItemCommand({ RequestItems: { [this.#tableName]: remaining } });
      const { UnprocessedItems } = await retriedRead(() => this.#client.send(write));
      remaining = UnprocessedItems?.[this.#tableName] ?? [];
      if (remaining.length > 0 && !(await backoff.wait())) throw new AppError('UNAVAILABLE', { retryAfterSeconds: 1 });
    }
  }
}
