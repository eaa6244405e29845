import { queueHandler } from '@frontdesk/lambda/queue-handler';
import { foldingPorts } from '../../composition/folding-ports.ts';
import { foldCallEvents } from '../../use-cases/fold-call-events.ts';
import { sightingMessage } from './message.ts';

/** Reads the contact-events queue. */
export const handler = queueHandler({ operationId: 'foldCallEvents', message: sightingMessage }, (batch) =>
  foldCallEvents(batch, foldingPorts),
);
