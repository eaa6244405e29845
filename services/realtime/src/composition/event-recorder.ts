import { Backoff } from '@frontdesk/aws/retry';
import { createSqsClient } from '@frontdesk/aws/sqs-client';
import { systemClock } from '@frontdesk/core/clock';
import { randomIds } from '@frontdesk/core/ids';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';
import { SqsLaneQueue } from '../adapters/sqs-lane-queue.ts';
import { eventPusher } from '../use-cases/push-events.ts';
import { EventRecorder } from '../use-cases/record-events.ts';
import { pushingPorts } from './pushing-ports.ts';

const environment = readEnvironment(z.object({ LANES_QUEUE_URL: z.url() }));

/** Records and pushes; remembers where each practice's log ends as long as the container lives. */
export const eventRecorder = new EventRecorder({
  log: pushingPorts.log,
  push: eventPusher({
    ...pushingPorts,
    lanes: new SqsLaneQueue({ client: createSqsClient(), queueUrl: environment.LANES_QUEUE_URL }),
  }),
  clock: systemClock,
  ids: randomIds,
  backoff: (deadline) => new Backoff({ deadline, clock: systemClock }),
});
