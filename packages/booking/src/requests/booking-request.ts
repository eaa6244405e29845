import type { BookAppointmentRequest } from '@frontdesk/contracts/appointment';
import { idempotencyScope } from '@frontdesk/core/idempotency';
import { requireIdempotencyKey } from '@frontdesk/core/idempotency-key';
import type { ApiRequest } from '@frontdesk/lambda/api-request';
import type { BookAppointment } from '../use-cases/book-appointment.ts';

/** Reads a booking. Throws IDEMPOTENCY_KEY_REQUIRED. */
export function bookingRequest(
  request: ApiRequest<unknown, unknown, BookAppointmentRequest>,
): Omit<BookAppointment, 'answer'> {
  const { caller, requestId, deadline, headers, sentBody, body } = request;
  const key = requireIdempotencyKey(headers);
  const idempotency = idempotencyScope(caller, 'bookAppointment', key, { body: sentBody });
  return { caller, requestId, deadline, idempotency, booking: body };
}
