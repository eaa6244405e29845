import { streamHandler } from '@frontdesk/lambda/stream-handler';
import { fanOutBatch } from '@frontdesk/webhooks/use-cases/fan-out-batch';
import { fanningOutPorts } from '../../composition/fanning-out-ports.ts';
import { newEventsIn } from './new-events.ts';

/** The stream of the practices' logs: events that have their place. */
export const handler = streamHandler({ operationId: 'fanOutEvents' }, async ({ changes, logger, fail }) => {
  const batches = newEventsIn(changes);
  const news = batches.map((batch) => batch.news);
  const told = await fanOutBatch(news, logger, fanningOutPorts);
  for (const [index, { first }] of batches.entries()) {
    const result = told[index];
    if (result?.status === 'rejected') fail(first, result.reason);
  }
});
