import { DynamoDbHoldStore } from '../adapters/dynamodb-hold-store.ts';
import { dynamoDb, tables } from './container.ts';
import { idempotentWriter } from './idempotent-writer.ts';

export const holdStore = new DynamoDbHoldStore({
  client: dynamoDb,
  writer: idempotentWriter,
  appointmentsTable: tables.appointments,
  daySheetsTable: tables.daySheets,
});
