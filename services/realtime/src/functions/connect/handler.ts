import { systemClock } from '@frontdesk/core/clock';
import { socketHandler } from '@frontdesk/lambda/socket-handler';
import { connections } from '../../composition/connections.ts';

/** $connect */
export const handler = socketHandler(
  { operationId: 'connect' },
  async ({ practiceId, connectionId, subject, scopes }) => {
    await connections.enter({ practiceId, connectionId }, { practiceId, subject, scopes }, systemClock.now());
    return undefined;
  },
);
