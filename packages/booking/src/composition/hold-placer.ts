import { DynamoDbHoldPlacer } from '../adapters/dynamodb-hold-placer.ts';
import { tables } from './container.ts';
import { idempotentWriter } from './idempotent-writer.ts';

export const holdPlacer = new DynamoDbHoldPlacer({
  writer: idempotentWriter,
  appointmentsTable: tables.appointments,
  daySheetsTable: tables.daySheets,
  schedulesTable: tables.schedules,
});
