import { closurePath } from '@frontdesk/contracts/closure';
import { emptyAnswer } from '@frontdesk/core/answer';
import { requireOwnPractice } from '@frontdesk/core/authoriser-context';
import { practiceApi } from '../../composition/practice-api.ts';
import { ruleChangingPorts } from '../../composition/rule-changing-ports.ts';
import { deleteClosure } from '../../use-cases/delete-closure.ts';

export const handler = practiceApi(
  { operationId: 'deleteClosure', role: 'manager', pathParameters: closurePath },
  async ({ path, caller, deadline }) => {
    requireOwnPractice(caller, path.id);
    await deleteClosure(ruleChangingPorts, path.id, path.closureId, deadline);
    return emptyAnswer(204);
  },
);
