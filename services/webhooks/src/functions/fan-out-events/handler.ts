import { streamHandler } from '@frontdesk/lambda/stream-handler';
import { fanOutBatch } from '@frontdesk/webhooks/use-cases/fan-out-batch';
import { fanningOutPorts } from '../../composition/fanning-out-ports.ts';
import { newEventsIn } from './new-events.ts';

/** As in the template. */
const MOST_CHANGES = 1_000;

/** The stream of the practices' logs: events that have their place. */
export const handler = streamHandler({ operationId: 'fanOutEvents' }, async ({ changes, logger, fail }) => {
  const batches = newEventsIn(changes);
  const isFull = changes.length === MOST_CHANGES;
  const told = await fanOutBatch({ news: batches.map(({ news }) => news), isFull }, logger, fanningOutPorts);
  for (const [index, { first }] of batches.entries()) {
    const result = told[index];
    if (result?.status === 'rejected') fail(first, result.reason);
  }
});
