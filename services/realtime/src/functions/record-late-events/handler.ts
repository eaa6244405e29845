import { queueHandler } from '@frontdesk/lambda/queue-handler';
import { eventRecorder } from '../../composition/event-recorder.ts';
import { lateEvents } from './late-events.ts';

/** The late events' queue, one message at a time: behind one that fails, its practice waits, and only it. */
export const handler = queueHandler(
  { operationId: 'recordLateEvents', message: lateEvents },
  async ({ messages, deadline }) => {
    for (const { content } of messages) await eventRecorder.record(content.practiceId, content.events, deadline);
  },
);
