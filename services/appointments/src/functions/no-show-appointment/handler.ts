import { appointmentPath } from '@frontdesk/contracts/appointment';
import { apiHandler } from '@frontdesk/lambda/api-handler';
import { changingPorts } from '../../composition/changing-ports.ts';
import { changeStatus } from '../../use-cases/change-status.ts';
import { changeRequest } from '../change-request.ts';

/** PUT /appointments/{id}/no-show */
export const handler = apiHandler({ operationId: 'noShowAppointment', pathParameters: appointmentPath }, (request) =>
  changeStatus({ ...changeRequest('noShowAppointment', request), change: 'no-show' }, changingPorts),
);
