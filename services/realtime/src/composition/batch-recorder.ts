import { setTimeout as sleep } from 'node:timers/promises';
import { createSqsClient } from '@frontdesk/aws/sqs-client';
import { systemClock } from '@frontdesk/core/clock';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';
import { SqsLateEvents } from '../adapters/sqs-late-events.ts';
import { BatchRecorder } from '../use-cases/record-batch.ts';
import { eventRecorder } from './event-recorder.ts';
import { pushingPorts } from './pushing-ports.ts';

const environment = readEnvironment(z.object({ LATE_EVENTS_QUEUE_URL: z.url() }));

/** No practice's id has a `#`. */
const NOBODY = '#nobody';

/** Records the stream's batches; remembers which practices take the detour as long as the container lives. */
export const batchRecorder = new BatchRecorder({
  record: (practiceId, events, deadline) => eventRecorder.record(practiceId, events, deadline),
  late: new SqsLateEvents({ client: createSqsClient(), queueUrl: environment.LATE_EVENTS_QUEUE_URL }),
  isLogUsable: () =>
    pushingPorts.log.head(NOBODY).then(
      () => true,
      () => false,
    ),
  clock: systemClock,
  sleep: (milliseconds) => sleep(milliseconds, undefined, { ref: false }),
});
