import { idempotencyScope } from '@frontdesk/core/idempotency';
import { idempotencyKeyFrom } from '@frontdesk/core/idempotency-key';
import type { ApiRequest } from '@frontdesk/lambda/api-request';
import type { ChangeAppointment } from '../use-cases/change-appointment.ts';

/** Reads what every change of an appointment is asked with; the Idempotency-Key is optional, since a repetition
 *  changes nothing anyway. */
export function changeRequest(
  operationId: string,
  request: ApiRequest<{ id: string }, unknown, unknown>,
): ChangeAppointment {
  const { caller, requestId, deadline, path, headers, sentBody } = request;
  const key = idempotencyKeyFrom(headers);
  const idempotency =
    key === undefined ? undefined : idempotencyScope(caller, operationId, key, { id: path.id, body: sentBody });
  return { caller, requestId, deadline, appointmentId: path.id, idempotency };
}
