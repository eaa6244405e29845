import { systemClock } from '@frontdesk/core/clock';
import { DynamoDbAppointmentReader } from '../adapters/dynamodb-appointment-reader.ts';
import { DynamoDbAuditTrail } from '../adapters/dynamodb-audit-trail.ts';
import type { ReadAppointmentPorts } from '../use-cases/read-appointment.ts';
import { dynamoDb, tables } from './container.ts';

/** What reading one appointment needs. */
export const readingPorts: ReadAppointmentPorts = {
  reader: new DynamoDbAppointmentReader({ client: dynamoDb, tableName: tables.appointments }),
  audit: new DynamoDbAuditTrail({ client: dynamoDb, tableName: tables.audit }),
  clock: systemClock,
};
