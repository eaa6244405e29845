import { listAnswer } from '@frontdesk/booking/answers/listed-answer';
import { listingPorts } from '@frontdesk/booking/composition/listing-ports';
import { listAppointments } from '@frontdesk/booking/use-cases/list-appointments';
import { listAppointmentsQuery } from '@frontdesk/contracts/appointment';
import { practiceApi } from '../../composition/practice-api.ts';

/** GET /appointments */
export const handler = practiceApi({ operationId: 'listAppointments', query: listAppointmentsQuery }, async (request) =>
  listAnswer(await listAppointments(request, listingPorts)),
);
