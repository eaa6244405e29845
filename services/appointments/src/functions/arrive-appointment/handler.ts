import { recordPath } from '@frontdesk/contracts/identifiers';
import { apiHandler } from '@frontdesk/lambda/api-handler';
import { changingPorts } from '../../composition/changing-ports.ts';
import { changeStatus } from '../../use-cases/change-status.ts';
import { changeRequest } from '../change-request.ts';

/** PUT /appointments/{id}/arrive */
export const handler = apiHandler({ operationId: 'arriveAppointment', pathParameters: recordPath }, (request) =>
  changeStatus({ ...changeRequest('arriveAppointment', request), change: 'arrive' }, changingPorts),
);
