import { recordPath } from '@frontdesk/contracts/identifiers';
import { apiHandler } from '@frontdesk/lambda/api-handler';
import { changingPorts } from '../../composition/changing-ports.ts';
import { changeStatus } from '../../use-cases/change-status.ts';
import { changeRequest } from '../change-request.ts';

/** PUT /appointments/{id}/no-show */
export const handler = apiHandler({ operationId: 'noShowAppointment', pathParameters: recordPath }, (request) =>
  changeStatus({ ...changeRequest('noShowAppointment', request), change: 'no-show' }, changingPorts),
);
