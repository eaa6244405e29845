import { changingPorts } from '@frontdesk/booking/composition/changing-ports';
import { changeRequest } from '@frontdesk/booking/requests/change-request';
import { cancelAppointment } from '@frontdesk/booking/use-cases/cancel-appointment';
import { appointmentPath, cancelAppointmentRequest } from '@frontdesk/contracts/appointment';
import { flatAppointment } from '@frontdesk/contracts/version-1';
import { currentFlat } from '../../answers/flat-answers.ts';
import { version1 } from '../../composition/version-1.ts';

const operationId = 'cancelFlatAppointment';

/** PUT /v1/appointments/{id}/cancel */
export const handler = version1(
  {
    operationId,
    scope: 'appointments:write',
    pathParameters: appointmentPath,
    body: cancelAppointmentRequest,
    answer: flatAppointment,
  },
  (request) =>
    cancelAppointment(
      { ...changeRequest(operationId, request), cancellation: request.body, answer: currentFlat },
      changingPorts,
    ),
);
