import { containerMetrics } from '@frontdesk/lambda/embedded-metrics';
import { DynamoDbAppointmentWriter } from '../adapters/dynamodb-appointment-writer.ts';
import { tables } from './container.ts';
import { idempotentWriter } from './idempotent-writer.ts';

export const appointmentWriter = new DynamoDbAppointmentWriter({
  writer: idempotentWriter,
  metrics: containerMetrics,
  appointmentsTable: tables.appointments,
  auditTable: tables.audit,
  daySheetsTable: tables.daySheets,
  eventsTable: tables.events,
  schedulesTable: tables.schedules,
});
