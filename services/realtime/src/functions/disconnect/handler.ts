import { socketHandler } from '@frontdesk/lambda/socket-handler';
import { connections } from '../../composition/connections.ts';

/** $disconnect: not promised to come. A connection of which it does not tell is found gone at the next push. */
export const handler = socketHandler({ operationId: 'disconnect' }, async ({ practiceId, connectionId }) => {
  await connections.remove({ practiceId, connectionId });
  return undefined;
});
