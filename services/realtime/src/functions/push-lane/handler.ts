import { queueHandler } from '@frontdesk/lambda/queue-handler';
import { pushingPorts } from '../../composition/pushing-ports.ts';
import { pushLane } from '../../use-cases/push-events.ts';
import { lanePush } from './lane-push.ts';

/** The lanes' queue. A lane's pushes come in order: after one that failed, the rest of its group waits with it. */
export const handler = queueHandler({ operationId: 'pushLane', message: lanePush }, async ({ messages, fail }) => {
  for (const [index, message] of messages.entries()) {
    try {
      await pushLane(message.content, pushingPorts);
    } catch (error) {
      for (const left of messages.slice(index)) fail(left, error);
      return;
    }
  }
});
