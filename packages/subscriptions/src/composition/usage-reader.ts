import { createApiGatewayClient } from '@frontdesk/aws/api-gateway-client';
import { systemClock } from '@frontdesk/core/clock';
import { ApiGatewayUsageMeter } from '../adapters/api-gateway-usage-meter.ts';
import { DynamoDbMeteredSubscriptions } from '../adapters/dynamodb-metered-subscriptions.ts';
import { UsageReader } from '../use-cases/read-usage.ts';
import { subscriptionsTable } from './container.ts';

export const usageReader = new UsageReader({
  subscriptions: new DynamoDbMeteredSubscriptions(subscriptionsTable),
  meter: new ApiGatewayUsageMeter({ client: createApiGatewayClient() }),
  clock: systemClock,
});
