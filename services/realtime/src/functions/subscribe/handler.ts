import { subscribeMessage } from '@frontdesk/contracts/realtime';
import { systemClock } from '@frontdesk/core/clock';
import { randomIds } from '@frontdesk/core/ids';
import { socketHandler } from '@frontdesk/lambda/socket-handler';
import { pushingPorts } from '../../composition/pushing-ports.ts';
import { untilJoined } from '../../composition/until-joined.ts';
import { subscribe } from '../../use-cases/subscribe.ts';

const ports = { ...pushingPorts, untilJoined, clock: systemClock, ids: randomIds, random: Math.random };

/** {action: "subscribe", topics, since?} */
export const handler = socketHandler(
  { operationId: 'subscribe', message: subscribeMessage },
  ({ practiceId, connectionId, scopes, content: { topics, since }, deadline }) =>
    subscribe({ key: { practiceId, connectionId }, scopes, topics, since, deadline }, ports),
);
