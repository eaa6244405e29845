import { createKeyRequest, shownKey, subscriptionPath } from '@frontdesk/contracts/portal';
import { addKey } from '@frontdesk/subscriptions/use-cases/manage-subscription';
import { portsOfVendor } from '../../composition/changing-ports.ts';
import { portalApi } from '../../composition/portal-api.ts';
import { shownKeyAnswer } from '../../composition/shown-key-answer.ts';

/** POST /portal/subscriptions/{id}/keys */
export const handler = portalApi(
  { operationId: 'createKey', pathParameters: subscriptionPath, body: createKeyRequest, answer: shownKey },
  async (request) => shownKeyAnswer(await addKey(portsOfVendor(request), request.path.id, request.body.name)),
);
