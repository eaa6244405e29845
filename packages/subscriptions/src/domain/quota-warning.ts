import { PLANS, type Plan } from '@frontdesk/core/plans';
import type { PlanName } from './subscription.ts';

/** Shares of the plan's quota, in percent, that vendors are told of when a day reaches them. */
export const WARNING_PERCENTS = [80, 100] as const;
export type WarningPercent = (typeof WARNING_PERCENTS)[number];

/** A share of the quota that a day has reached. */
export interface QuotaWarning {
  /** UTC, `2026-11-28`. */
  readonly day: string;
  readonly percent: WarningPercent;
  /** Epoch milliseconds of when it was noticed. */
  readonly at: number;
}

const DAY_MILLISECONDS = 86_400_000;

/** The thresholds that so many requests have reached. None without a quota. */
export function reachedPercents(used: number, plan: PlanName): readonly WarningPercent[] {
  const { quotaPerDay }: Plan = PLANS[plan];
  if (quotaPerDay === undefined) return [];
  return WARNING_PERCENTS.filter((percent) => used * 100 >= quotaPerDay * percent);
}

/** When a UTC day ends, which is when its quota begins anew: RFC 3339. */
export function endOfDay(day: string): string {
  return new Date(Date.parse(day) + DAY_MILLISECONDS).toISOString();
}
