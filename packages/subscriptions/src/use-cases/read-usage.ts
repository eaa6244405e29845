import { AppError } from '@frontdesk/core/app-error';
import type { Clock } from '@frontdesk/core/clock';
import { PLANS, type Plan } from '@frontdesk/core/plans';
import { utcDayOf } from '@frontdesk/core/utc-day';
import type { PlanName } from '../domain/subscription.ts';
import type { DayUsage, UsageMeter } from '../ports/key-meter.ts';
import type { MeteredSubscriptions } from '../ports/metered-subscriptions.ts';

export interface ReadUsagePorts {
  readonly subscriptions: MeteredSubscriptions;
  readonly meter: UsageMeter;
  readonly clock: Clock;
}

/** What a subscription has used of its plan today. */
export interface Usage {
  readonly plan: PlanName;
  /** UTC. */
  readonly day: string;
  readonly used: number;
  readonly quotaPerDay?: number;
  readonly left?: number;
  readonly resetsAt: string;
  readonly asOf: string;
}

const DAY_MILLISECONDS = 86_400_000;
/** GetUsage shares ten calls a second with the whole control plane of the account: one a minute and subscription is plenty. */
const KEPT_MILLISECONDS = 60_000;
const MOST_KEPT = 1_000;

/** Reads usage, at most once a minute for each subscription. */
export class UsageReader {
  readonly #ports: ReadUsagePorts;
  readonly #kept = new Map<string, Usage>();

  constructor(ports: ReadUsagePorts) {
    this.#ports = ports;
  }

  /** Throws NOT_FOUND, UNAVAILABLE. */
  async read(subscriptionId: string): Promise<Usage> {
    const { subscriptions, meter, clock } = this.#ports;
    const now = clock.now();
    const day = utcDayOf(now);
    const kept = this.#kept.get(subscriptionId);
    if (kept?.day === day && now - Date.parse(kept.asOf) < KEPT_MILLISECONDS) return kept;
    const subscription = await subscriptions.find(subscriptionId);
    if (subscription?.meteredKey === undefined) throw new AppError('NOT_FOUND');
    const usage = usageOf(subscription.plan, day, now, await meter.usageOn(day, subscription.meteredKey));
    this.#kept.delete(subscriptionId);
    this.#kept.set(subscriptionId, usage);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return usage;
  }
}

function usageOf(plan: PlanName, day: string, now: number, { used, left }: DayUsage): Usage {
  const { quotaPerDay }: Plan = PLANS[plan];
  return {
    ...{ plan, day, used },
    ...(quotaPerDay !== undefined && { quotaPerDay, left: left ?? Math.max(0, quotaPerDay - used) }),
    resetsAt: new Date(Date.parse(day) + DAY_MILLISECONDS).toISOString(),
    asOf: new Date(now).toISOString(),
  };
}
