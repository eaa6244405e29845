import { DynamoDbEventLogReader } from '@frontdesk/aws/dynamodb-event-log-reader';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';
import type { EventLogReader } from '../ports/event-log-reader.ts';
import { dynamoDb } from './container.ts';

const environment = readEnvironment(z.object({ EVENT_LOG_TABLE: z.string().check(z.minLength(1)) }));

/** The practices' logs. */
export const eventLog: EventLogReader = new DynamoDbEventLogReader({
  client: dynamoDb,
  tableName: environment.EVENT_LOG_TABLE,
});
