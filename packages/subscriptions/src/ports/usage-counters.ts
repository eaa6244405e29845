import type { QuotaWarning } from '../domain/quota-warning.ts';
import type { UsageCount } from '../domain/usage-count.ts';

/** What was counted of subscriptions. */
export interface UsageCounters {
  /** Both days included. Absolute: a later reading of a day takes the place of an earlier one. */
  ofSubscription(subscriptionId: string, fromDay: string, toDay: string): Promise<UsageCount[]>;
  /** How many requests of the plan's quota a day (UTC, `2026-11-28`) has cost. */
  meteredOn(subscriptionId: string, day: string): Promise<number>;
  /** The latest first. */
  warnings(subscriptionId: string, fromDay: string, toDay: string): Promise<QuotaWarning[]>;
}
