import { subscriptionKeyPath } from '@frontdesk/contracts/portal';
import { emptyAnswer } from '@frontdesk/core/answer';
import { revokeKey } from '@frontdesk/subscriptions/use-cases/manage-subscription';
import { portsOfVendor } from '../../composition/changing-ports.ts';
import { forgetCallers } from '../../composition/forget-callers.ts';
import { portalApi } from '../../composition/portal-api.ts';

/** DELETE /portal/subscriptions/{id}/keys/{keyId} */
export const handler = portalApi({ operationId: 'revokeKey', pathParameters: subscriptionKeyPath }, async (request) => {
  await revokeKey(portsOfVendor(request), request.path.id, request.path.keyId, false);
  await forgetCallers();
  return emptyAnswer(204);
});
