import { subscriptionPath } from '@frontdesk/contracts/portal';
import { subscriptionUsage, usageQuery } from '@frontdesk/contracts/portal-usage';
import { jsonAnswer } from '@frontdesk/core/answer';
import { systemClock } from '@frontdesk/core/clock';
import { utcDayOf } from '@frontdesk/core/utc-day';
import { ownSubscription } from '../../composition/own-subscription.ts';
import { portalApi } from '../../composition/portal-api.ts';
import { usageCounters, version1 } from '../../composition/usage-readers.ts';
import { presentUsage } from '../../domain/present-usage.ts';
import { usageRange } from '../../domain/usage-range.ts';

/** GET /portal/subscriptions/{id}/usage */
export const handler = portalApi(
  {
    operationId: 'readSubscriptionUsage',
    pathParameters: subscriptionPath,
    query: usageQuery,
    answer: subscriptionUsage,
  },
  async (request) => {
    const { id } = request.path;
    const { plan, keys } = await ownSubscription(request);
    const now = systemClock.now();
    const today = utcDayOf(now);
    const { from, to } = usageRange(request.query, now);
    const [counts, warnings, metered] = await Promise.all([
      usageCounters.ofSubscription(id, from, to),
      usageCounters.warnings(id, from, to),
      usageCounters.meteredOn(id, today),
    ]);
    return jsonAnswer(200, presentUsage({ from, to, now, today, plan, keys, metered, counts, warnings, version1 }));
  },
);
