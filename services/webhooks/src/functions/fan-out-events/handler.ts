import { streamHandler } from '@frontdesk/lambda/stream-handler';
import { fanOutEvents } from '@frontdesk/webhooks/use-cases/fan-out-events';
import { fanningOutPorts } from '../../composition/fanning-out-ports.ts';
import { newEventsIn } from './new-events.ts';

/** The stream of the practices' logs: events that have their place. */
export const handler = streamHandler({ operationId: 'fanOutEvents' }, async ({ changes, fail }) => {
  await Promise.all(
    newEventsIn(changes).map(({ first, news }) =>
      fanOutEvents(news, fanningOutPorts).catch((error) => fail(first, error)),
    ),
  );
});
