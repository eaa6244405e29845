import { DynamoDbWebhookReader } from '../adapters/dynamodb-webhook-registry.ts';
import { webhookTables } from './webhook-tables.ts';

/** The webhooks of subscriptions, to read. */
export const webhookReader = new DynamoDbWebhookReader(webhookTables);
