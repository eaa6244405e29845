import { recordPath } from '@frontdesk/contracts/identifiers';
import { changingPorts } from '../../composition/changing-ports.ts';
import { practiceApi } from '../../composition/practice-api.ts';
import { changeStatus } from '../../use-cases/change-status.ts';
import { changeRequest } from '../change-request.ts';

/** PUT /appointments/{id}/arrive */
export const handler = practiceApi({ operationId: 'arriveAppointment', pathParameters: recordPath }, (request) =>
  changeStatus({ ...changeRequest('arriveAppointment', request), change: 'arrive' }, changingPorts),
);
