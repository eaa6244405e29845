import { systemClock } from '@frontdesk/core/clock';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';
import { DynamoDbSubscriptionStore } from '../adapters/dynamodb-subscription-store.ts';
import { subscriptionsTable } from './container.ts';

const name = z.string().check(z.minLength(1));
const environment = readEnvironment(z.object({ AUDIT_TABLE: name, EVENTS_TABLE: name }));

/** Where subscriptions are kept, without what meters them. */
export const subscriptionStore = new DynamoDbSubscriptionStore({
  ...subscriptionsTable,
  auditTable: environment.AUDIT_TABLE,
  eventsTable: environment.EVENTS_TABLE,
  clock: systemClock,
});
