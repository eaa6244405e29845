import { recordPath } from '@frontdesk/contracts/identifiers';
import { changingPorts } from '../../composition/changing-ports.ts';
import { practiceApi } from '../../composition/practice-api.ts';
import { changeStatus } from '../../use-cases/change-status.ts';
import { changeRequest } from '../change-request.ts';

/** PUT /appointments/{id}/no-show */
export const handler = practiceApi({ operationId: 'noShowAppointment', pathParameters: recordPath }, (request) =>
  changeStatus({ ...changeRequest('noShowAppointment', request), change: 'no-show' }, changingPorts),
);
