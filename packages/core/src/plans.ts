import type { RateLimitPolicy } from './rate-limit.ts';

/** What a vendor's subscription is metered by. A day begins at 00:00 UTC. */
export interface Plan {
  /** Absent: no quota. */
  quotaPerDay?: number;
  ratePerSecond: number;
  burst: number;
}

/** The plans of the Partner API. */
export const PLANS = {
  small: { quotaPerDay: 1_000, ratePerSecond: 50, burst: 50 },
  large: { quotaPerDay: 50_000, ratePerSecond: 200, burst: 200 },
  enterprise: { ratePerSecond: 500, burst: 500 },
} as const satisfies Record<string, Plan>;

/** The quota's name in `RateLimit` headers. */
export const DAILY_QUOTA = 'perday';

/** A plan as `RateLimit-Policy` names it: its rate, and its quota if it has one. */
export function policiesOfPlan({ ratePerSecond, quotaPerDay }: Plan): readonly RateLimitPolicy[] {
  const rate = { name: 'persec', limit: ratePerSecond, windowSeconds: 1 };
  return quotaPerDay === undefined ? [rate] : [rate, { name: DAILY_QUOTA, limit: quotaPerDay, windowSeconds: 86_400 }];
}
