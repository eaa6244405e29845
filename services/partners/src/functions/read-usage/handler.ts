import { usage } from '@frontdesk/contracts/usage';
import { jsonAnswer } from '@frontdesk/core/answer';
import { partnerHandler } from '@frontdesk/lambda/partner-handler';
import { usageReader } from '@frontdesk/subscriptions/composition/usage-reader';
import { quotaHeaders } from './quota-headers.ts';

/** GET /v2/usage */
export const handler = partnerHandler(
  { operationId: 'readUsage', scope: 'slots:read', answer: usage },
  async ({ caller }) => {
    const read = await usageReader.read(caller.subject);
    return jsonAnswer(200, read, quotaHeaders(read, Date.now()));
  },
);
