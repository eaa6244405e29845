import { DynamoDbAuditOfMany } from '@frontdesk/aws/dynamodb-audit-of-many';
import { DynamoDbAppointmentIndex } from '@frontdesk/booking/adapters/dynamodb-appointment-index';
import { DynamoDbPatientIndex } from '@frontdesk/booking/adapters/dynamodb-patient-index';
import { dynamoDb, tables } from '@frontdesk/booking/composition/container';
import { patientIndexOptions } from '@frontdesk/booking/composition/patient-index';
import type { SearchPatientsPorts } from '@frontdesk/booking/use-cases/search-patients';
import { systemClock } from '@frontdesk/core/clock';

/** What a search for patients needs. */
export const searchingPorts: SearchPatientsPorts = {
  patients: new DynamoDbPatientIndex(patientIndexOptions),
  index: new DynamoDbAppointmentIndex({ client: dynamoDb, tableName: tables.appointments, clock: systemClock }),
  audit: new DynamoDbAuditOfMany({ client: dynamoDb, tableName: tables.audit, clock: systemClock }),
  clock: systemClock,
};
