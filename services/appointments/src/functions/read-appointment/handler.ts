import { recordPath } from '@frontdesk/contracts/identifiers';
import { practiceApi } from '../../composition/practice-api.ts';
import { readingPorts } from '../../composition/reading-ports.ts';
import { readAppointment } from '../../use-cases/read-appointment.ts';
import { readAnswer } from './response.ts';

/** GET /appointments/{id} */
export const handler = practiceApi({ operationId: 'readAppointment', pathParameters: recordPath }, async (request) => {
  const appointment = await readAppointment(request, request.path.id, readingPorts);
  return readAnswer(appointment, request.headers);
});
