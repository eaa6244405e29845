import { setTimeout as sleep } from 'node:timers/promises';
import { QueueSender } from '@frontdesk/aws/queue-sender';
import { createSqsClient } from '@frontdesk/aws/sqs-client';
import { SqsLatePatients } from '@frontdesk/booking/adapters/sqs-late-patients';
import { indexingPorts } from '@frontdesk/booking/composition/indexing-ports';
import { type IndexInTimePorts, indexInTime } from '@frontdesk/booking/use-cases/index-in-time';
import { indexPatients } from '@frontdesk/booking/use-cases/index-patients';
import { readEnvironment } from '@frontdesk/lambda/environment';
import { streamHandler } from '@frontdesk/lambda/stream-handler';
import * as z from 'zod/mini';
import { appointmentsByPractice } from './appointments-by-practice.ts';

const { LATE_PATIENTS_QUEUE_URL: queueUrl } = readEnvironment(z.object({ LATE_PATIENTS_QUEUE_URL: z.url() }));

const ports: IndexInTimePorts = {
  index: (practiceId, appointmentIds, deadline) => indexPatients(practiceId, appointmentIds, deadline, indexingPorts),
  late: new SqsLatePatients(new QueueSender({ client: createSqsClient(), queueUrl })),
  sleep: (milliseconds) => sleep(milliseconds, undefined, { ref: false }),
};

/** The stream of the events table: bookings and corrections of patients. Practices side by side. */
export const handler = streamHandler({ operationId: 'indexPatients' }, async ({ changes, fail, ...scope }) => {
  await Promise.all(
    [...appointmentsByPractice(changes, scope.logger)].map(async ([practiceId, { first, appointmentIds }]) => {
      try {
        await indexInTime(practiceId, [...appointmentIds], scope, ports);
      } catch (error) {
        fail(first, error);
      }
    }),
  );
});
