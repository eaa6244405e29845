import { DynamoDbRateLimiter } from '@frontdesk/aws/dynamodb-rate-limiter';
import { systemClock } from '@frontdesk/core/clock';
import { limitedApiHandler } from '@frontdesk/lambda/api-handler';
import { containerMetrics } from '@frontdesk/lambda/embedded-metrics';
import { practiceLimit } from '@frontdesk/lambda/practice-limit';
import { dynamoDb } from './container.ts';

/** A function behind the App API, its requests limited by practice. */
export const practiceApi = limitedApiHandler(
  new DynamoDbRateLimiter({ client: dynamoDb, clock: systemClock, metrics: containerMetrics, ...practiceLimit() }),
);
