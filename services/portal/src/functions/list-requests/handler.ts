import { DEFAULT_PAGE_SIZE } from '@frontdesk/contracts/paging';
import { subscriptionPath } from '@frontdesk/contracts/portal';
import { REQUEST_LOG_DAYS, requestLogPage, requestLogQuery } from '@frontdesk/contracts/portal-usage';
import { jsonAnswer } from '@frontdesk/core/answer';
import { systemClock } from '@frontdesk/core/clock';
import { decodeCursor, encodeCursor, isKeyPosition } from '@frontdesk/core/page-cursor';
import { ownSubscription } from '../../composition/own-subscription.ts';
import { portalApi } from '../../composition/portal-api.ts';
import { requestLog } from '../../composition/request-log.ts';
import { presentRequest } from '../../domain/present-request.ts';

const LOG_MILLISECONDS = REQUEST_LOG_DAYS * 86_400_000;

/** GET /portal/subscriptions/{id}/requests */
export const handler = portalApi(
  { operationId: 'listRequests', pathParameters: subscriptionPath, query: requestLogQuery, answer: requestLogPage },
  async (request) => {
    const { path, query, caller } = request;
    const { keys } = await ownSubscription(request);
    const { keyId, status, method, route } = query;
    const owner = { practiceId: caller.practiceId, query: [path.id, keyId, status, method, route] };
    const [beforeKey] = decodeCursor(query.cursor, owner, isKeyPosition) ?? [];
    const { requests, lastKey } = await requestLog.read(path.id, {
      limit: query.limit ?? DEFAULT_PAGE_SIZE,
      sinceEpochMilliseconds: systemClock.now() - LOG_MILLISECONDS,
      filter: { keyId, statusClass: status, method, route },
      beforeKey,
    });
    return jsonAnswer(200, {
      items: requests.map((each) => presentRequest(each, keys)),
      ...(lastKey !== undefined && { nextCursor: encodeCursor(owner, [lastKey]) }),
    });
  },
);
