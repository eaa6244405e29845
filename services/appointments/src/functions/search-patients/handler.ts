import { DynamoDbAppointmentIndex } from '@frontdesk/booking/adapters/dynamodb-appointment-index';
import { DynamoDbAuditOfMany } from '@frontdesk/booking/adapters/dynamodb-audit-of-many';
import { DynamoDbPatientIndex } from '@frontdesk/booking/adapters/dynamodb-patient-index';
import { dynamoDb, tables } from '@frontdesk/booking/composition/container';
import { patientIndexOptions } from '@frontdesk/booking/composition/patient-index';
import { presentPatient } from '@frontdesk/booking/domain/present-patient';
import { searchPatients } from '@frontdesk/booking/use-cases/search-patients';
import { searchPatientsRequest } from '@frontdesk/contracts/patient-search';
import { jsonAnswer } from '@frontdesk/core/answer';
import { systemClock } from '@frontdesk/core/clock';
import { practiceApi } from '../../composition/practice-api.ts';

const ports = {
  patients: new DynamoDbPatientIndex(patientIndexOptions),
  index: new DynamoDbAppointmentIndex({ client: dynamoDb, tableName: tables.appointments, clock: systemClock }),
  audit: new DynamoDbAuditOfMany({ client: dynamoDb, tableName: tables.audit, clock: systemClock }),
  clock: systemClock,
};

/** POST /patients/search */
export const handler = practiceApi(
  { operationId: 'searchPatients', body: searchPatientsRequest },
  async ({ body: search, ...request }) => {
    const { patients, truncated } = await searchPatients({ ...request, search }, ports);
    return jsonAnswer(200, { items: patients.map(presentPatient), truncated });
  },
);
