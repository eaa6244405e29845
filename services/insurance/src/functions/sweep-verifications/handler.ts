import { sweepingPorts } from '@frontdesk/insurance/composition/sweeping-ports';
import { sweepVerifications } from '@frontdesk/insurance/use-cases/sweep-verifications';
import { scheduledHandler } from '@frontdesk/lambda/scheduled-handler';

/** Each minute: verifications that no worker has looked at in time. */
export const handler = scheduledHandler({ operationId: 'sweepVerifications' }, (scope) =>
  sweepVerifications(scope, sweepingPorts),
);
