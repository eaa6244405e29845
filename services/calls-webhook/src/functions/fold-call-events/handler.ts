import { queueHandler } from '@frontdesk/lambda/queue-handler';
import { defaultPracticeId } from '../../composition/default-practice.ts';
import { foldingPorts } from '../../composition/folding-ports.ts';
import { foldCallEvents } from '../../use-cases/fold-call-events.ts';
import { sightingsOfMessages } from '../../use-cases/sightings-of-messages.ts';
import { contactMessage } from './message.ts';

/** Reads the contact-events queue. */
export const handler = queueHandler({ operationId: 'foldCallEvents', message: contactMessage }, (batch) => {
  const messages = sightingsOfMessages(batch.messages, defaultPracticeId, batch.logger);
  return foldCallEvents({ ...batch, messages }, foldingPorts);
});
