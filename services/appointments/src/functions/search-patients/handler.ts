import { searchPatientsRequest } from '@frontdesk/contracts/patient-search';
import { jsonAnswer } from '@frontdesk/core/answer';
import { systemClock } from '@frontdesk/core/clock';
import { DynamoDbAppointmentIndex } from '../../adapters/dynamodb-appointment-index.ts';
import { DynamoDbAuditOfMany } from '../../adapters/dynamodb-audit-of-many.ts';
import { DynamoDbPatientIndex } from '../../adapters/dynamodb-patient-index.ts';
import { dynamoDb, tables } from '../../composition/container.ts';
import { patientIndexOptions } from '../../composition/patient-index.ts';
import { practiceApi } from '../../composition/practice-api.ts';
import { presentPatient } from '../../domain/present-patient.ts';
import { searchPatients } from '../../use-cases/search-patients.ts';

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
