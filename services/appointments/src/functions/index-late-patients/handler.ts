import { indexingPorts } from '@frontdesk/booking/composition/indexing-ports';
import { indexPatients } from '@frontdesk/booking/use-cases/index-patients';
import { identifier } from '@frontdesk/contracts/identifiers';
import { queueHandler } from '@frontdesk/lambda/queue-handler';
import * as z from 'zod/mini';

const latePatients = z.strictObject({ practiceId: identifier, appointmentIds: z.array(identifier) });

/** The queue of patients that could not be indexed when their events came. */
export const handler = queueHandler(
  { operationId: 'indexLatePatients', message: latePatients },
  async ({ messages, deadline, fail }) => {
    await Promise.all(
      messages.map(async ({ id, content: { practiceId, appointmentIds } }) => {
        try {
          await indexPatients(practiceId, appointmentIds, deadline, indexingPorts);
        } catch (error) {
          fail({ id }, error);
        }
      }),
    );
  },
);
