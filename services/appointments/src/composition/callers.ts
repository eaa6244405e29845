import { dynamoDb } from '@frontdesk/booking/composition/container';
import { systemClock } from '@frontdesk/core/clock';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';
import { DynamoDbCallers } from '../adapters/dynamodb-callers.ts';

const tableName = z.string().check(z.minLength(1));

const environment = readEnvironment(z.object({ CALLS_TABLE: tableName, CALLERS_TABLE: tableName }));

/** Who calls. */
export const callers = new DynamoDbCallers({
  client: dynamoDb,
  callsTable: environment.CALLS_TABLE,
  callersTable: environment.CALLERS_TABLE,
  clock: systemClock,
});
