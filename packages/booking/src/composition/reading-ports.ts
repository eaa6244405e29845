import { systemClock } from '@frontdesk/core/clock';
import { DynamoDbAppointmentReader } from '../adapters/dynamodb-appointment-reader.ts';
import type { ReadAppointmentPorts } from '../use-cases/read-appointment.ts';
import { auditTrail } from './audit-trail.ts';
import { dynamoDb, tables } from './container.ts';

/** What reading one appointment needs. */
export const readingPorts: ReadAppointmentPorts = {
  reader: new DynamoDbAppointmentReader({ client: dynamoDb, tableName: tables.appointments }),
  audit: auditTrail,
  clock: systemClock,
};
