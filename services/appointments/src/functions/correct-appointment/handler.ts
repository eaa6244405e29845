import { recordPath } from '@frontdesk/contracts/identifiers';
import { changingPorts } from '../../composition/changing-ports.ts';
import { practiceApi } from '../../composition/practice-api.ts';
import { changeStatus } from '../../use-cases/change-status.ts';
import { changeRequest } from '../change-request.ts';

/** PUT /appointments/{id}/correct */
export const handler = practiceApi(
  { operationId: 'correctAppointment', role: 'manager', pathParameters: recordPath },
  (request) => changeStatus({ ...changeRequest('correctAppointment', request), change: 'correct' }, changingPorts),
);
