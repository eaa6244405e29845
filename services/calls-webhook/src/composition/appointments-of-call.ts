import { DynamoDbAppointmentsOfCall } from '../adapters/dynamodb-appointments-of-call.ts';
import { dynamoDb, tables } from './container.ts';

export const appointmentsOfCall = new DynamoDbAppointmentsOfCall({ client: dynamoDb, tableName: tables.appointments });
