import { createClosureRequest } from '@frontdesk/contracts/closure';
import { practicePath } from '@frontdesk/contracts/identifiers';
import { requireOwnPractice } from '@frontdesk/core/authoriser-context';
import { idempotencyScope } from '@frontdesk/core/idempotency';
import { idempotencyKeyFrom } from '@frontdesk/core/idempotency-key';
import { closingPorts } from '@frontdesk/practices/composition/closing-ports';
import { createClosure } from '@frontdesk/practices/use-cases/create-closure';
import { practiceApi } from '../../composition/practice-api.ts';

export const handler = practiceApi(
  { operationId: 'createClosure', role: 'manager', pathParameters: practicePath, body: createClosureRequest },
  async ({ path, body, sentBody, headers, caller, deadline }) => {
    requireOwnPractice(caller, path.id);
    const key = idempotencyKeyFrom(headers);
    const idempotency = key === undefined ? undefined : idempotencyScope(caller, 'createClosure', key, sentBody);
    return createClosure(closingPorts, { practiceId: path.id, closure: body, idempotency, deadline });
  },
);
