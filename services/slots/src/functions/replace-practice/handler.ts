import { practicePath } from '@frontdesk/contracts/identifiers';
import { replacePracticeRequest } from '@frontdesk/contracts/practice';
import { jsonAnswer } from '@frontdesk/core/answer';
import { requireOwnPractice } from '@frontdesk/core/authoriser-context';
import { assertPrecondition, entityTag, requirePrecondition } from '@frontdesk/lambda/preconditions';
import { ruleChangingPorts } from '@frontdesk/practices/composition/rule-changing-ports';
import { replacePractice } from '@frontdesk/practices/use-cases/replace-practice';
import { practiceApi } from '../../composition/practice-api.ts';

export const handler = practiceApi(
  { operationId: 'replacePractice', role: 'manager', pathParameters: practicePath, body: replacePracticeRequest },
  async ({ path, body, headers, caller, deadline }) => {
    requireOwnPractice(caller, path.id);
    const precondition = requirePrecondition(headers);
    const practice = await replacePractice(ruleChangingPorts, {
      practiceId: path.id,
      displayName: body.displayName,
      demandVersion: (version) => assertPrecondition(precondition, entityTag(version)),
      deadline,
    });
    return jsonAnswer(200, practice, { etag: entityTag(practice.version) });
  },
);
