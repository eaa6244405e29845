import { createDynamoDbClient } from '@frontdesk/aws/dynamodb-client';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';

const tableName = z.string().check(z.minLength(1));

const environment = readEnvironment(z.object({ INSURANCE_TABLE: tableName }));

/** The tables that this deployment's functions use. */
export const tables = {
  insurance: environment.INSURANCE_TABLE,
} as const;

/** The container's one connection to DynamoDB, shared by all its invocations. */
export const dynamoDb = createDynamoDbClient();
