import { changingPorts } from '@frontdesk/booking/composition/changing-ports';
import { changeRequest } from '@frontdesk/booking/requests/change-request';
import { changeStatus } from '@frontdesk/booking/use-cases/change-status';
import { recordPath } from '@frontdesk/contracts/identifiers';
import { practiceApi } from '../../composition/practice-api.ts';

/** PUT /appointments/{id}/correct */
export const handler = practiceApi({ operationId: 'correctAppointment', pathParameters: recordPath }, (request) =>
  changeStatus({ ...changeRequest('correctAppointment', request), change: 'correct' }, changingPorts),
);
