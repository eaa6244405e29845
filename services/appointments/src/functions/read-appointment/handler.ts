import { readAnswer } from '@frontdesk/booking/answers/read-answer';
import { readingPorts } from '@frontdesk/booking/composition/reading-ports';
import { readAppointment } from '@frontdesk/booking/use-cases/read-appointment';
import { recordPath } from '@frontdesk/contracts/identifiers';
import { practiceApi } from '../../composition/practice-api.ts';

/** GET /appointments/{id} */
export const handler = practiceApi({ operationId: 'readAppointment', pathParameters: recordPath }, async (request) => {
  const appointment = await readAppointment(request, request.path.id, readingPorts);
  return readAnswer(appointment, request.headers);
});
