import { appointmentPath } from '@frontdesk/contracts/appointment';
import { apiHandler } from '@frontdesk/lambda/api-handler';
import { changingPorts } from '../../composition/changing-ports.ts';
import { changeStatus } from '../../use-cases/change-status.ts';
import { changeRequest } from '../change-request.ts';

/** PUT /appointments/{id}/fulfil */
export const handler = apiHandler({ operationId: 'fulfilAppointment', pathParameters: appointmentPath }, (request) =>
  changeStatus({ ...changeRequest('fulfilAppointment', request), change: 'fulfil' }, changingPorts),
);
