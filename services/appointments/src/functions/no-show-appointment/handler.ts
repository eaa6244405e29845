import { changingPorts } from '@frontdesk/booking/composition/changing-ports';
import { changeRequest } from '@frontdesk/booking/requests/change-request';
import { changeStatus } from '@frontdesk/booking/use-cases/change-status';
import { recordPath } from '@frontdesk/contracts/identifiers';
import { practiceApi } from '../../composition/practice-api.ts';

/** PUT /appointments/{id}/no-show */
export const handler = practiceApi({ operationId: 'noShowAppointment', pathParameters: recordPath }, (request) =>
  changeStatus({ ...changeRequest('noShowAppointment', request), change: 'no-show' }, changingPorts),
);
