import { identifier } from '@frontdesk/contracts/identifiers';
import { fillingPorts } from '@frontdesk/insurance/composition/filling-ports';
import { fillNightLane } from '@frontdesk/insurance/use-cases/fill-night-lane';
import { queueHandler } from '@frontdesk/lambda/queue-handler';
import * as z from 'zod/mini';

/** Reads the queue of practices whose nights are to be filled. */
export const handler = queueHandler(
  { operationId: 'fillNightLane', message: z.strictObject({ practiceId: identifier }) },
  async ({ messages, fail, ...scope }) => {
    const filling = messages.map((message) =>
      fillNightLane(message.content.practiceId, { ...scope, requestId: message.id }, fillingPorts).catch((error) =>
        fail(message, error),
      ),
    );
    await Promise.all(filling);
  },
);
