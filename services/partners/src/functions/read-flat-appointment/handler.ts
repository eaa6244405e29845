import { readingPorts } from '@frontdesk/booking/composition/reading-ports';
import { readAppointment } from '@frontdesk/booking/use-cases/read-appointment';
import { recordPath } from '@frontdesk/contracts/identifiers';
import { flatAppointment } from '@frontdesk/contracts/version-1';
import { currentFlat } from '../../answers/flat-answers.ts';
import { version1 } from '../../composition/version-1.ts';

/** GET /v1/appointments/{id} */
export const handler = version1(
  {
    operationId: 'readFlatAppointment',
    scope: 'appointments:read',
    pathParameters: recordPath,
    answer: flatAppointment,
  },
  async (request) => currentFlat(await readAppointment(request, request.path.id, readingPorts)),
);
