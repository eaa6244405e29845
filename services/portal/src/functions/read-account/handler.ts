import { account } from '@frontdesk/contracts/portal';
import { jsonAnswer } from '@frontdesk/core/answer';
import { AppError } from '@frontdesk/core/app-error';
import { accounts } from '../../composition/accounts.ts';
import { portalApi } from '../../composition/portal-api.ts';
import { presentAccount } from '../../domain/present-account.ts';

/** GET /portal/account */
export const handler = portalApi({ operationId: 'readAccount', answer: account }, async ({ caller }) => {
  const found = await accounts.read(caller.vendorId);
  if (found?.sandboxReadyAt === undefined) throw new AppError('NOT_FOUND', { detail: 'You have no account yet.' });
  return jsonAnswer(200, presentAccount(found));
});
