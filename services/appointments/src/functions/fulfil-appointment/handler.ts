import { recordPath } from '@frontdesk/contracts/identifiers';
import { changingPorts } from '../../composition/changing-ports.ts';
import { practiceApi } from '../../composition/practice-api.ts';
import { changeStatus } from '../../use-cases/change-status.ts';
import { changeRequest } from '../change-request.ts';

/** PUT /appointments/{id}/fulfil */
export const handler = practiceApi({ operationId: 'fulfilAppointment', pathParameters: recordPath }, (request) =>
  changeStatus({ ...changeRequest('fulfilAppointment', request), change: 'fulfil' }, changingPorts),
);
