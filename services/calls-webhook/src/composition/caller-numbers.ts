import { systemClock } from '@frontdesk/core/clock';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';
import { DynamoDbCallerNumbers } from '../adapters/dynamodb-caller-numbers.ts';
import { dynamoDb } from './container.ts';

const environment = readEnvironment(z.object({ CALLERS_TABLE: z.string().check(z.minLength(1)) }));

/** Where it is kept who calls. */
export const callerNumbers = new DynamoDbCallerNumbers({
  client: dynamoDb,
  tableName: environment.CALLERS_TABLE,
  clock: systemClock,
});
