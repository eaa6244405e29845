import { DEFAULT_PAGE_SIZE } from '@frontdesk/contracts/paging';
import { activityPage, activityQuery, subscriptionPath } from '@frontdesk/contracts/portal';
import { jsonAnswer } from '@frontdesk/core/answer';
import { decodeCursor, encodeCursor, isKeyPosition } from '@frontdesk/core/page-cursor';
import { activityLog } from '../../composition/activity-log.ts';
import { ownSubscription } from '../../composition/own-subscription.ts';
import { portalApi } from '../../composition/portal-api.ts';
import { presentActivity } from '../../domain/present-activity.ts';

/** GET /portal/subscriptions/{id}/activity */
export const handler = portalApi(
  { operationId: 'listActivity', pathParameters: subscriptionPath, query: activityQuery, answer: activityPage },
  async (request) => {
    const { path, query, caller } = request;
    const { practiceId } = await ownSubscription(request);
    const owner = { practiceId: caller.practiceId, query: path.id };
    const [before] = decodeCursor(query.cursor, owner, isKeyPosition) ?? [];
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const { activities, lastKey } = await activityLog.read(practiceId, path.id, limit, before);
    return jsonAnswer(200, {
      items: activities.map(presentActivity),
      ...(lastKey !== undefined && { nextCursor: encodeCursor(owner, [lastKey]) }),
    });
  },
);
