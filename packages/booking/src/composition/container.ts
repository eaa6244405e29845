import { createDynamoDbClient } from '@frontdesk/aws/dynamodb-client';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';

const tableName = z.string().check(z.minLength(1));

const environment = readEnvironment(
  z.object({
    APPOINTMENTS_TABLE: tableName,
    AUDIT_TABLE: tableName,
    DAY_SHEETS_TABLE: tableName,
    EVENTS_TABLE: tableName,
    IDEMPOTENCY_TABLE: tableName,
    SCHEDULES_TABLE: tableName,
  }),
);

/** The tables that this deployment's functions use. */
export const tables = {
  appointments: environment.APPOINTMENTS_TABLE,
  audit: environment.AUDIT_TABLE,
  daySheets: environment.DAY_SHEETS_TABLE,
  events: environment.EVENTS_TABLE,
  idempotency: environment.IDEMPOTENCY_TABLE,
  schedules: environment.SCHEDULES_TABLE,
} as const;

/** The container's one connection to DynamoDB, shared by all its invocations. */
export const dynamoDb = createDynamoDbClient();
