import { recordPath } from '@frontdesk/contracts/identifiers';
import { apiHandler } from '@frontdesk/lambda/api-handler';
import { changingPorts } from '../../composition/changing-ports.ts';
import { changeStatus } from '../../use-cases/change-status.ts';
import { changeRequest } from '../change-request.ts';

/** PUT /appointments/{id}/fulfil */
export const handler = apiHandler({ operationId: 'fulfilAppointment', pathParameters: recordPath }, (request) =>
  changeStatus({ ...changeRequest('fulfilAppointment', request), change: 'fulfil' }, changingPorts),
);
