import { systemClock } from '@frontdesk/core/clock';
import { DynamoDbAppointmentIndex } from '../adapters/dynamodb-appointment-index.ts';
import { DynamoDbPatientIndexWriter } from '../adapters/dynamodb-patient-index-writer.ts';
import type { IndexPatientsPorts } from '../use-cases/index-patients.ts';
import { dynamoDb, tables } from './container.ts';
import { patientIndexOptions } from './patient-index.ts';

/** What making patients found needs. */
export const indexingPorts: IndexPatientsPorts = {
  index: new DynamoDbAppointmentIndex({ client: dynamoDb, tableName: tables.appointments, clock: systemClock }),
  patients: new DynamoDbPatientIndexWriter(patientIndexOptions),
};
