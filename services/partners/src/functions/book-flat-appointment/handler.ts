import { bookingPorts } from '@frontdesk/booking/composition/booking-ports';
import { bookFlatAppointmentRequest, flatAppointment } from '@frontdesk/contracts/version-1';
import { idempotencyScope } from '@frontdesk/core/idempotency';
import { requireIdempotencyKey } from '@frontdesk/core/idempotency-key';
import { bookedFlat } from '../../answers/flat-answers.ts';
import { version1 } from '../../composition/version-1.ts';
import { bookFlatAppointment } from '../../use-cases/book-flat-appointment.ts';

const operationId = 'bookFlatAppointment';

/** POST /v1/appointments */
export const handler = version1(
  { operationId, scope: 'appointments:write', body: bookFlatAppointmentRequest, answer: flatAppointment },
  ({ caller, requestId, deadline, headers, sentBody, body: asked }) => {
    const idempotency = idempotencyScope(caller, operationId, requireIdempotencyKey(headers), { body: sentBody });
    return bookFlatAppointment({ caller, requestId, deadline, idempotency, asked, answer: bookedFlat }, bookingPorts);
  },
);
