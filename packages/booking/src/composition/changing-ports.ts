import { RecordedAnswers } from '@frontdesk/aws/recorded-answers';
import { systemClock } from '@frontdesk/core/clock';
import { DynamoDbAppointmentReader } from '../adapters/dynamodb-appointment-reader.ts';
import type { ChangeAppointmentPorts } from '../use-cases/change-appointment.ts';
import { appointmentWriter } from './appointment-writer.ts';
import { auditTrail } from './audit-trail.ts';
import { dynamoDb, tables } from './container.ts';

/** What every change of an appointment needs. */
export const changingPorts: ChangeAppointmentPorts = {
  reader: new DynamoDbAppointmentReader({ client: dynamoDb, tableName: tables.appointments }),
  writer: appointmentWriter,
  audit: auditTrail,
  answers: new RecordedAnswers({ client: dynamoDb, tableName: tables.idempotency, clock: systemClock }),
  clock: systemClock,
};
