import { portalKeyList, subscriptionPath } from '@frontdesk/contracts/portal';
import { jsonAnswer } from '@frontdesk/core/answer';
import { found } from '@frontdesk/subscriptions/use-cases/manage-subscription';
import { portsOfVendor } from '../../composition/changing-ports.ts';
import { portalApi } from '../../composition/portal-api.ts';
import { presentKey } from '../../domain/present-key.ts';

/** GET /portal/subscriptions/{id}/keys */
export const handler = portalApi(
  { operationId: 'listKeys', pathParameters: subscriptionPath, answer: portalKeyList },
  async (request) => {
    const ports = portsOfVendor(request);
    const { subscription } = await found(ports, request.path.id);
    // Of an earlier time of the subscription, which ended, no key is left in it.
    const keys = [...subscription.keys].sort((one, other) => other.createdAt - one.createdAt);
    return jsonAnswer(200, { items: keys.map((key) => presentKey(key, ports.clock.now())) });
  },
);
