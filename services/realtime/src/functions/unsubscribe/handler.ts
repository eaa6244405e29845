import { unsubscribeMessage } from '@frontdesk/contracts/realtime';
import { socketHandler } from '@frontdesk/lambda/socket-handler';
import { connections } from '../../composition/connections.ts';

/** {action: "unsubscribe", topics} */
export const handler = socketHandler(
  { operationId: 'unsubscribe', message: unsubscribeMessage },
  async ({ practiceId, connectionId, content: { topics } }) => {
    await connections.removeTopics({ practiceId, connectionId }, topics);
    return undefined;
  },
);
