import { presentPatient } from '@frontdesk/booking/domain/present-patient';
import { searchPatients } from '@frontdesk/booking/use-cases/search-patients';
import { searchPatientsRequest } from '@frontdesk/contracts/patient-search';
import { jsonAnswer } from '@frontdesk/core/answer';
import { practiceApi } from '../../composition/practice-api.ts';
import { searchingPorts } from '../../composition/searching-ports.ts';

/** POST /patients/search */
export const handler = practiceApi(
  { operationId: 'searchPatients', body: searchPatientsRequest },
  async ({ body: search, ...request }) => {
    const { patients, truncated } = await searchPatients({ ...request, search }, searchingPorts);
    return jsonAnswer(200, { items: patients.map(presentPatient), truncated });
  },
);
