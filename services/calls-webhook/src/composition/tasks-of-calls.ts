import { systemClock } from '@frontdesk/core/clock';
import { DynamoDbTasksOfCalls } from '../adapters/dynamodb-tasks-of-calls.ts';
import { dynamoDb, tables } from './container.ts';

export const tasksOfCalls = new DynamoDbTasksOfCalls({
  client: dynamoDb,
  tableName: tables.calls,
  clock: systemClock,
});
