import { workingPorts } from '@frontdesk/insurance/composition/working-ports';
import { workOnVerification } from '@frontdesk/insurance/use-cases/work-on-verification';
import { queueHandler } from '@frontdesk/lambda/queue-handler';
import { verificationMessage } from '../verification-message.ts';

/** Reads the queue of the desk's verifications. */
export const handler = queueHandler(
  { operationId: 'verifyAtDesk', message: verificationMessage },
  async ({ messages, fail, ...scope }) => {
    const working = messages.map((message) =>
      workOnVerification(message.content, scope, workingPorts).catch((error) => fail(message, error)),
    );
    await Promise.all(working);
  },
);
