import { readAnswer } from '@frontdesk/booking/answers/read-answer';
import { readingPorts } from '@frontdesk/booking/composition/reading-ports';
import { readAppointment } from '@frontdesk/booking/use-cases/read-appointment';
import { recordPath } from '@frontdesk/contracts/identifiers';
import { partnerAppointment } from '@frontdesk/contracts/partner-appointment';
import { partnerHandler } from '@frontdesk/lambda/partner-handler';

/** GET /v2/appointments/{id} */
export const handler = partnerHandler(
  {
    operationId: 'readAppointment',
    scope: 'appointments:read',
    pathParameters: recordPath,
    answer: partnerAppointment,
  },
  async (request) => {
    const appointment = await readAppointment(request, request.path.id, readingPorts);
    return readAnswer(appointment, request.headers);
  },
);
