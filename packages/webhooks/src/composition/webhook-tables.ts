import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';
import { dynamoDb } from './container.ts';

const tableName = z.string().check(z.minLength(1));
const environment = readEnvironment(z.object({ WEBHOOKS_TABLE: tableName, WEBHOOK_DELIVERIES_TABLE: tableName }));

/** Where webhooks and their deliveries are kept. */
export const webhookTables = {
  client: dynamoDb,
  webhooksTable: environment.WEBHOOKS_TABLE,
  deliveriesTable: environment.WEBHOOK_DELIVERIES_TABLE,
} as const;
