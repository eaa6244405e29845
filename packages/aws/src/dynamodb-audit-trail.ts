import { ConditionalCheckFailedException, type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { AuditRecord } from '@frontdesk/contracts/audit-record';
import { auditPut, isWritten } from './audit-put.ts';
import { retriedRead } from './retried.ts';

/** Notes single reads. Entries have unique keys, so one that is sent twice stands once. */
export class DynamoDbAuditTrail {
  readonly #client: DynamoDBClient;
  readonly #tableName: string;

  constructor(options: { readonly client: DynamoDBClient; readonly tableName: string }) {
    this.#client = options.client;
    this.#tableName = options.tableName;
  }

  async record(entry: AuditRecord): Promise<void> {
    const put = new PutItemCommand(auditPut(this.#tableName, entry).Put);
    try {
      await retriedRead(() => this.#client.send(put));
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException) || !isWritten(entry, error.Item)) throw error;
    }
  }
}
