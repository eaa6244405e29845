import { DynamoDbAppointmentsInTime } from '../adapters/dynamodb-appointments-in-time.ts';
import type { AppointmentsInTime } from '../ports/appointments-in-time.ts';
import { dynamoDb, tables } from './container.ts';

/** The appointments that may stand in a closed time. */
export const appointmentsInTime: AppointmentsInTime = new DynamoDbAppointmentsInTime({
  client: dynamoDb,
  tableName: tables.appointments,
});
