import { DynamoDbDeliveryLog } from '../adapters/dynamodb-delivery-log.ts';
import { webhookTables } from './webhook-tables.ts';

/** What was sent to webhooks. */
export const deliveryLog = new DynamoDbDeliveryLog(webhookTables);
