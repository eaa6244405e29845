import { unsubscribeMessage } from '@frontdesk/contracts/realtime';
import { socketHandler } from '@frontdesk/lambda/socket-handler';
import { connections } from '../../composition/connections.ts';
import { untilJoined } from '../../composition/until-joined.ts';
import { unsubscribe } from '../../use-cases/unsubscribe.ts';

/** {action: "unsubscribe", topics} */
export const handler = socketHandler(
  { operationId: 'unsubscribe', message: unsubscribeMessage },
  ({ practiceId, connectionId, content: { topics }, deadline }) =>
    unsubscribe({ key: { practiceId, connectionId }, topics, deadline }, { connections, untilJoined }),
);
