import { createApiGatewayClient } from '@frontdesk/aws/api-gateway-client';
import { systemClock } from '@frontdesk/core/clock';
import { randomIds } from '@frontdesk/core/ids';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';
import { ApiGatewayKeyMeter } from '../adapters/api-gateway-key-meter.ts';
import { DynamoDbSubscriptionStore } from '../adapters/dynamodb-subscription-store.ts';
import type { ManageSubscriptionPorts } from '../use-cases/manage-subscription.ts';
import { subscriptionsTable } from './container.ts';

const id = z.string().check(z.minLength(1));
const environment = readEnvironment(
  z.object({
    AUDIT_TABLE: id,
    EVENTS_TABLE: id,
    STAGE: id,
    PARTNER_API_ID: id,
    SMALL_PLAN_ID: id,
    LARGE_PLAN_ID: id,
    ENTERPRISE_PLAN_ID: id,
  }),
);

/** What changing subscriptions needs. */
export const managingPorts: Omit<ManageSubscriptionPorts, 'by'> = {
  store: new DynamoDbSubscriptionStore({
    ...subscriptionsTable,
    auditTable: environment.AUDIT_TABLE,
    eventsTable: environment.EVENTS_TABLE,
    clock: systemClock,
  }),
  meter: new ApiGatewayKeyMeter({
    client: createApiGatewayClient(),
    restApiId: environment.PARTNER_API_ID,
    stage: environment.STAGE,
    usagePlanIds: {
      small: environment.SMALL_PLAN_ID,
      large: environment.LARGE_PLAN_ID,
      enterprise: environment.ENTERPRISE_PLAN_ID,
    },
  }),
  clock: systemClock,
  ids: randomIds,
};
