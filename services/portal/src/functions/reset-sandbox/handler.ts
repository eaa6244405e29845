import { emptyAnswer } from '@frontdesk/core/answer';
import { accounts } from '../../composition/accounts.ts';
import { portalApi } from '../../composition/portal-api.ts';
import { sandboxPorts } from '../../composition/sandbox-ports.ts';
import { sandboxRecords } from '../../composition/sandbox-records.ts';
import { resetSandbox } from '../../use-cases/reset-sandbox.ts';

/** POST /portal/sandbox/reset */
export const handler = portalApi({ operationId: 'resetSandbox' }, async ({ caller, deadline }) => {
  await resetSandbox({ ...sandboxPorts, accounts, records: sandboxRecords }, caller, deadline);
  return emptyAnswer(204);
});
