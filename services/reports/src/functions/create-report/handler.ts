import { createReportRequest } from '@frontdesk/contracts/report';
import { idempotencyScope } from '@frontdesk/core/idempotency';
import { idempotencyKeyFrom } from '@frontdesk/core/idempotency-key';
import { requestedAnswer } from '../../answers/report-answer.ts';
import { practiceApi } from '../../composition/practice-api.ts';
import { requestingPorts } from '../../composition/requesting-ports.ts';
import { requestReport } from '../../use-cases/request-report.ts';

/** POST /reports */
export const handler = practiceApi(
  { operationId: 'createReport', role: 'manager', body: createReportRequest },
  async ({ caller, body, sentBody, headers, deadline }) => {
    const key = idempotencyKeyFrom(headers);
    const idempotency = key === undefined ? undefined : idempotencyScope(caller, 'createReport', key, sentBody);
    const { practiceId } = caller;
    return requestReport({ practiceId, asked: body, idempotency, deadline, answer: requestedAnswer }, requestingPorts);
  },
);
