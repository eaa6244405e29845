import { closurePath } from '@frontdesk/contracts/closure';
import { emptyAnswer } from '@frontdesk/core/answer';
import { requireOwnPractice } from '@frontdesk/core/authoriser-context';
import { ruleChangingPorts } from '@frontdesk/practices/composition/rule-changing-ports';
import { deleteClosure } from '@frontdesk/practices/use-cases/delete-closure';
import { practiceApi } from '../../composition/practice-api.ts';

export const handler = practiceApi(
  { operationId: 'deleteClosure', role: 'manager', pathParameters: closurePath },
  async ({ path, caller, deadline }) => {
    requireOwnPractice(caller, path.id);
    await deleteClosure(ruleChangingPorts, path.id, path.closureId, deadline);
    return emptyAnswer(204);
  },
);
