import { pingMessage } from '@frontdesk/contracts/realtime';
import { systemClock } from '@frontdesk/core/clock';
import { socketHandler } from '@frontdesk/lambda/socket-handler';
import { connections } from '../../composition/connections.ts';
import { answerPing } from '../../use-cases/answer-ping.ts';

/** {action: "ping"} */
export const handler = socketHandler({ operationId: 'ping', message: pingMessage }, ({ practiceId, connectionId }) =>
  answerPing({ practiceId, connectionId }, { connections, clock: systemClock }),
);
