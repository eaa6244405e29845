import type { QuotaWarning } from '../domain/quota-warning.ts';
import type { UsageCount } from '../domain/usage-count.ts';

/** What was counted of subscriptions. */
export interface UsageCounters {
  /** Both days included. Absolute: a later reading of a day takes the place of an earlier one. */
  ofSubscription(subscriptionId: string, fromDay: string, toDay: string): Promise<UsageCount[]>;
  meteredOn(subscriptionId: string, day: string): Promise<number>;
  /** The latest first. */
  warnings(subscriptionId: string, fromDay: string, toDay: string): Promise<QuotaWarning[]>;
}
