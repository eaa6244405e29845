import { practicePath } from '@frontdesk/contracts/identifiers';
import { jsonAnswer } from '@frontdesk/core/answer';
import { requireOwnPractice } from '@frontdesk/core/authoriser-context';
import { rulesReader } from '@frontdesk/practices/composition/rules-reader';
import { readPractice } from '@frontdesk/practices/use-cases/read-practice';
import { practiceApi } from '../../composition/practice-api.ts';

export const handler = practiceApi(
  { operationId: 'readPractice', pathParameters: practicePath },
  async ({ path, caller }) => {
    requireOwnPractice(caller, path.id);
    return jsonAnswer(200, await readPractice(rulesReader, path.id));
  },
);
