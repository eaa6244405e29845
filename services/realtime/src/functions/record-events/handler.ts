import { streamHandler } from '@frontdesk/lambda/stream-handler';
import { batchRecorder } from '../../composition/batch-recorder.ts';
import { eventsByPractice } from './events-by-practice.ts';

/** The stream of the events table. Practices side by side, a practice's events in order. */
export const handler = streamHandler({ operationId: 'recordEvents' }, async ({ changes, logger, deadline, fail }) => {
  const batches = [...eventsByPractice(changes, logger)];
  await Promise.all(
    batches.map(async ([practiceId, { first, events }]) => {
      try {
        await batchRecorder.record(practiceId, events, deadline, logger);
      } catch (error) {
        fail(first, error);
      }
    }),
  );
});
