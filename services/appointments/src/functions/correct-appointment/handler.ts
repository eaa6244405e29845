import { recordPath } from '@frontdesk/contracts/identifiers';
import { apiHandler } from '@frontdesk/lambda/api-handler';
import { changingPorts } from '../../composition/changing-ports.ts';
import { changeStatus } from '../../use-cases/change-status.ts';
import { changeRequest } from '../change-request.ts';

/** PUT /appointments/{id}/correct */
export const handler = apiHandler(
  { operationId: 'correctAppointment', role: 'manager', pathParameters: recordPath },
  (request) => changeStatus({ ...changeRequest('correctAppointment', request), change: 'correct' }, changingPorts),
);
