import { systemClock } from '@frontdesk/core/clock';
import { containerMetrics } from '@frontdesk/lambda/embedded-metrics';
import { streamHandler } from '@frontdesk/lambda/stream-handler';
import { eventRecorder } from '../../composition/event-recorder.ts';
import { eventsByPractice } from './events-by-practice.ts';

/** The stream of the events table. Practices side by side, a practice's events in order. */
export const handler = streamHandler({ operationId: 'recordEvents' }, async ({ changes, logger, deadline, fail }) => {
  const batches = [...eventsByPractice(changes, logger)];
  await Promise.all(
    batches.map(async ([practiceId, { first, events }]) => {
      try {
        await eventRecorder.record(practiceId, events, deadline);
        for (const { at } of events) containerMetrics.record('FanOutLag', systemClock.now() - Date.parse(at));
      } catch (error) {
        fail(first, error);
      }
    }),
  );
});
