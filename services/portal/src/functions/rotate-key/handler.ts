import { rotateKeyRequest, shownKey, subscriptionKeyPath } from '@frontdesk/contracts/portal';
import { rotateKey } from '@frontdesk/subscriptions/use-cases/manage-subscription';
import { portsOfVendor } from '../../composition/changing-ports.ts';
import { portalApi } from '../../composition/portal-api.ts';
import { shownKeyAnswer } from '../../composition/shown-key-answer.ts';

/** POST /portal/subscriptions/{id}/keys/{keyId}/rotate */
export const handler = portalApi(
  { operationId: 'rotateKey', pathParameters: subscriptionKeyPath, body: rotateKeyRequest, answer: shownKey },
  async (request) => {
    const { id, keyId } = request.path;
    return shownKeyAnswer(await rotateKey(portsOfVendor(request), id, keyId, request.body.graceSeconds));
  },
);
