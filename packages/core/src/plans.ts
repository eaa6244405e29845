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
