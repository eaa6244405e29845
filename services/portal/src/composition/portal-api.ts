import { DynamoDbRateLimiter } from '@frontdesk/aws/dynamodb-rate-limiter';
import { systemClock } from '@frontdesk/core/clock';
import { limitedApiHandler } from '@frontdesk/lambda/api-handler';
import { containerMetrics } from '@frontdesk/lambda/embedded-metrics';
import { portalHandler } from '@frontdesk/lambda/portal-handler';
import { practiceLimit } from '@frontdesk/lambda/practice-limit';
import { subscriptionsTable } from '@frontdesk/subscriptions/composition/container';

const rateLimiter = new DynamoDbRateLimiter({
  ...{ client: subscriptionsTable.client, clock: systemClock, metrics: containerMetrics },
  ...practiceLimit(),
});

/** A function behind the portal, its requests limited by vendor. */
export const portalApi = portalHandler(rateLimiter);

/** A function behind the App API, its requests limited by practice. */
export const practiceApi = limitedApiHandler(rateLimiter);
