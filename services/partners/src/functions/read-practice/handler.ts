import { practicePath } from '@frontdesk/contracts/identifiers';
import { practice } from '@frontdesk/contracts/practice';
import { jsonAnswer } from '@frontdesk/core/answer';
import { requireOwnPractice } from '@frontdesk/core/authoriser-context';
import { partnerHandler } from '@frontdesk/lambda/partner-handler';
import { rulesReader } from '@frontdesk/practices/composition/rules-reader';
import { readPractice } from '@frontdesk/practices/use-cases/read-practice';

/** GET /v2/practices/{id} */
export const handler = partnerHandler(
  { operationId: 'readPractice', scope: 'slots:read', cached: true, pathParameters: practicePath, answer: practice },
  async ({ path, caller }) => {
    requireOwnPractice(caller, path.id);
    return jsonAnswer(200, await readPractice(rulesReader, path.id));
  },
);
