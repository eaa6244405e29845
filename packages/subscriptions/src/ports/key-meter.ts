import type { MeteredKey, PlanName } from '../domain/subscription.ts';

/** What a metered key has used on one day. */
export interface DayUsage {
  readonly used: number;
  /** Absent: the gateway has not counted the key on this day. */
  readonly left?: number;
}

/** Provisions what the gateway meters. Each may be repeated. */
export interface KeyMeter {
  /** The metered key of a subscription: there is one afterwards, in the plan. */
  provision(subscriptionId: string, plan: PlanName): Promise<MeteredKey>;
  remove(key: MeteredKey): Promise<void>;
  /** Every caller is decided over anew from now on. */
  forgetCallers(): Promise<void>;
}

/** Reads what the gateway has metered. */
export interface UsageMeter {
  /** `day`: `2026-11-28`, UTC. */
  usageOn(day: string, key: Pick<MeteredKey, 'id' | 'usagePlanId'>): Promise<DayUsage>;
}
