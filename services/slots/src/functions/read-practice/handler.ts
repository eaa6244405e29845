import { practicePath } from '@frontdesk/contracts/identifiers';
import { jsonAnswer } from '@frontdesk/core/answer';
import { requireOwnPractice } from '@frontdesk/core/authoriser-context';
import { practiceApi } from '../../composition/practice-api.ts';
import { rulesReader } from '../../composition/rules-reader.ts';
import { readPractice } from '../../use-cases/read-practice.ts';

export const handler = practiceApi(
  { operationId: 'readPractice', pathParameters: practicePath },
  async ({ path, caller }) => {
    requireOwnPractice(caller, path.id);
    return jsonAnswer(200, await readPractice(rulesReader, path.id));
  },
);
