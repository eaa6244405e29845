import { systemClock } from '@frontdesk/core/clock';
import { queueHandler } from '@frontdesk/lambda/queue-handler';
import { appointmentsOfCall } from '../../composition/appointments-of-call.ts';
import { callStore } from '../../composition/call-store.ts';
import { runPostCallWorkflow } from '../../use-cases/run-post-call-workflow.ts';
import { postCallMessage } from './message.ts';

const ports = {
  calls: callStore,
  appointments: appointmentsOfCall,
  clock: systemClock,
};

/** Reads the post-call queue. */
export const handler = queueHandler(
  { operationId: 'runPostCallWorkflow', message: postCallMessage },
  async ({ messages, logger, deadline, fail }) => {
    const running = messages.map((message) => {
      const { practiceId, callId } = message.content;
      const call = { practiceId, id: callId };
      return runPostCallWorkflow({ call, logger, deadline }, ports).catch((error) => fail(message, error));
    });
    await Promise.all(running);
  },
);
