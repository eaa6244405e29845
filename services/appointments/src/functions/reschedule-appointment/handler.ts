import { appointmentPath, rescheduleAppointmentRequest } from '@frontdesk/contracts/appointment';
import { changingPorts } from '../../composition/changing-ports.ts';
import { practiceApi } from '../../composition/practice-api.ts';
import { rulesSource } from '../../composition/rules-source.ts';
import { rescheduleAppointment } from '../../use-cases/reschedule-appointment.ts';
import { changeRequest } from '../change-request.ts';

const ports = { ...changingPorts, rules: rulesSource };

/** PUT /appointments/{id}/reschedule */
export const handler = practiceApi(
  { operationId: 'rescheduleAppointment', pathParameters: appointmentPath, body: rescheduleAppointmentRequest },
  (request) =>
    rescheduleAppointment({ ...changeRequest('rescheduleAppointment', request), asked: request.body }, ports),
);
