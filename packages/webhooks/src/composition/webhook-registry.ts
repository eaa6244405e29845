import { DynamoDbWebhookRegistry } from '../adapters/dynamodb-webhook-registry.ts';
import { idempotentWriter } from './idempotent-writer.ts';
import { webhookTables } from './webhook-tables.ts';

/** The webhooks of subscriptions, to change. */
export const webhookRegistry = new DynamoDbWebhookRegistry({ ...webhookTables, writer: idempotentWriter });
