import { recordPath } from '@frontdesk/contracts/identifiers';
import { apiHandler } from '@frontdesk/lambda/api-handler';
import { readingPorts } from '../../composition/reading-ports.ts';
import { readAppointment } from '../../use-cases/read-appointment.ts';
import { readAnswer } from './response.ts';

/** GET /appointments/{id} */
export const handler = apiHandler({ operationId: 'readAppointment', pathParameters: recordPath }, async (request) => {
  const appointment = await readAppointment(request, request.path.id, readingPorts);
  return readAnswer(appointment, request.headers);
});
