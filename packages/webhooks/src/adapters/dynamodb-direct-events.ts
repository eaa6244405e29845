import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { retried } from '@frontdesk/aws/retried';
import type { Retry } from '../domain/attempt.ts';
import type { DirectEvents } from '../ports/webhooks.ts';
import { retryItem } from './delivery-items.ts';
import type { WebhookTables } from './dynamodb-webhook-registry.ts';

const ATTEMPTS = 4;

/** Puts events that are in no log among what is to be sent to a webhook. */
export class DynamoDbDirectEvents implements DirectEvents {
  readonly #tables: Omit<WebhookTables, 'webhooksTable'>;

  constructor(tables: Omit<WebhookTables, 'webhooksTable'>) {
    this.#tables = tables;
  }

  async add(webhookId: string, retry: Retry): Promise<void> {
    const { client, deliveriesTable: TableName } = this.#tables;
    const put = new PutItemCommand({ TableName, Item: retryItem(webhookId, retry) });
    await retried(() => client.send(put), { attempts: ATTEMPTS });
  }
}
