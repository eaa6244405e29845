import { createApiGatewayClient } from '@frontdesk/aws/api-gateway-client';
import { systemClock } from '@frontdesk/core/clock';
import { randomIds } from '@frontdesk/core/ids';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';
import { ApiGatewayKeyMeter } from '../adapters/api-gateway-key-meter.ts';
import type { ManageSubscriptionPorts } from '../use-cases/manage-subscription.ts';
import { subscriptionStore } from './subscription-store.ts';

const id = z.string().check(z.minLength(1));
const environment = readEnvironment(
  z.object({
    STAGE: id,
    PARTNER_API_ID: id,
    SMALL_PLAN_ID: id,
    LARGE_PLAN_ID: id,
    ENTERPRISE_PLAN_ID: id,
  }),
);

/** What changing subscriptions needs. */
export const managingPorts: Omit<ManageSubscriptionPorts, 'by'> = {
  store: subscriptionStore,
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
