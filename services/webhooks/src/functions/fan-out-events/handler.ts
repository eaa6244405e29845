import { streamHandler } from '@frontdesk/lambda/stream-handler';
import { fanOutInTime } from '@frontdesk/webhooks/use-cases/fan-out-in-time';
import { fanningOutPorts } from '../../composition/fanning-out-ports.ts';
import { newEventsIn } from './new-events.ts';

/** The stream of the practices' logs: events that have their place. */
export const handler = streamHandler({ operationId: 'fanOutEvents' }, async ({ changes, logger, fail }) => {
  await Promise.all(
    newEventsIn(changes).map(({ first, news }) =>
      fanOutInTime(news, logger, fanningOutPorts).catch((error) => fail(first, error)),
    ),
  );
});
