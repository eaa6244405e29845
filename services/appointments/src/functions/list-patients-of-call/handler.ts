import { presentPatient } from '@frontdesk/booking/domain/present-patient';
import { recordPath } from '@frontdesk/contracts/identifiers';
import { jsonAnswer } from '@frontdesk/core/answer';
import { callers } from '../../composition/callers.ts';
import { practiceApi } from '../../composition/practice-api.ts';
import { searchingPorts } from '../../composition/searching-ports.ts';
import { listPatientsOfCall } from '../../use-cases/list-patients-of-call.ts';

const ports = { ...searchingPorts, callers };

/** GET /calls/{id}/patients */
export const handler = practiceApi(
  { operationId: 'listPatientsOfCall', pathParameters: recordPath },
  async ({ path, ...request }) => {
    const { patients, truncated } = await listPatientsOfCall({ ...request, callId: path.id }, ports);
    return jsonAnswer(200, { items: patients.map(presentPatient), truncated });
  },
);
