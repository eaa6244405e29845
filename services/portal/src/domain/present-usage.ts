import type { SubscriptionUsage } from '@frontdesk/contracts/portal-usage';
import { PLANS, type Plan } from '@frontdesk/core/plans';
import { endOfDay, type QuotaWarning, reachedPercents } from '@frontdesk/subscriptions/domain/quota-warning';
import type { PlanName, SubscriptionKey } from '@frontdesk/subscriptions/domain/subscription';
import type { UsageCount } from '@frontdesk/subscriptions/domain/usage-count';
import { daysBetween } from './usage-range.ts';

type Counts = SubscriptionUsage['total'];

export interface CountedUsage {
  /** UTC days, both included. */
  readonly from: string;
  readonly to: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly plan: PlanName;
  /** Today's. */
  readonly metered: number;
  readonly today: string;
  readonly counts: readonly UsageCount[];
  readonly warnings: readonly QuotaWarning[];
  readonly keys: readonly Pick<SubscriptionKey, 'keyId' | 'name'>[];
  readonly version1: { readonly deprecatedAt: number; readonly sunsetAt: number };
}

/** What a vendor is told of its usage, the most first where nothing else orders it. */
export function presentUsage(usage: CountedUsage): SubscriptionUsage {
  const { from, to, now, counts, warnings, version1 } = usage;
  const days = Map.groupBy(counts, ({ day }) => day);
  const names = new Map(usage.keys.map(({ keyId, name }) => [keyId, name]));
  const named = (keyId: string) => ({ keyId, ...(names.has(keyId) && { name: names.get(keyId) ?? '' }) });
  return {
    ...{ from, to, asOf: instant(now), quota: quotaOf(usage), total: summed(counts) },
    warnings: warnings.map(({ day, percent, at }) => ({ day, percent, at: instant(at) })),
    days: daysBetween(from, to).map((day) => ({ day, ...summed(days.get(day) ?? []) })),
    keys: grouped(counts, ({ keyId }) => keyId).map((each) => ({ ...named(each[0].keyId), ...summed(each) })),
    versions: grouped(counts, ({ version }) => version).map((each) => ({
      version: each[0].version,
      ...summed(each),
    })),
    routes: grouped(counts, ({ method, route }) => `${method} ${route}`).map((each) => {
      const { version, method, route } = each[0];
      return { version, method, route, ...summed(each) };
    }),
    statuses: grouped(counts, ({ status }) => String(status))
      .map((each) => ({ status: each[0].status, requests: summed(each).requests }))
      .sort((one, other) => one.status - other.status),
    version1: {
      deprecatedAt: instant(version1.deprecatedAt),
      sunsetAt: instant(version1.sunsetAt),
      callers: grouped(
        counts.filter(({ version }) => version === 'v1'),
        ({ keyId, method, route }) => `${keyId} ${method} ${route}`,
      ).map((each) => {
        const { keyId, method, route } = each[0];
        const lastDay =
          each
            .map(({ day }) => day)
            .sort()
            .at(-1) ?? '';
        return { ...named(keyId), method, route, requests: summed(each).requests, lastDay };
      }),
    },
  };
}

function quotaOf({ plan, metered: used, today }: CountedUsage): SubscriptionUsage['quota'] {
  const { quotaPerDay: quota }: Plan = PLANS[plan];
  const warning = reachedPercents(used, plan).at(-1);
  return {
    ...{ plan, period: 'day', used, resetsAt: endOfDay(today) },
    ...(quota !== undefined && {
      ...{ quota, remaining: Math.max(0, quota - used), percent: Math.floor((used * 100) / quota) },
    }),
    ...(warning !== undefined && { warning }),
  };
}

/** Groups of at least one, those with the most requests first. */
function grouped(counts: readonly UsageCount[], keyOf: (count: UsageCount) => string): [UsageCount, ...UsageCount[]][] {
  const groups = [...Map.groupBy(counts, keyOf).values()] as [UsageCount, ...UsageCount[]][];
  return groups.sort((one, other) => summed(other).requests - summed(one).requests);
}

function summed(counts: readonly UsageCount[]): Counts {
  const requestsWhere = (is: (status: number) => boolean): number =>
    sum(counts, (each) => (is(each.status) ? each.requests : 0));
  const requests = sum(counts, (each) => each.requests);
  return {
    requests,
    cached: sum(counts, ({ cached }) => cached),
    throttled: requestsWhere((status) => status === 429),
    clientErrors: requestsWhere((status) => status >= 400 && status < 500),
    serverErrors: requestsWhere((status) => status >= 500),
    ...(requests > 0 && {
      averageMilliseconds: Math.round(sum(counts, ({ milliseconds }) => milliseconds) / requests),
    }),
  };
}

function sum(counts: readonly UsageCount[], of: (count: UsageCount) => number): number {
  return counts.reduce((total, each) => total + of(each), 0);
}

function instant(epochMilliseconds: number): string {
  return new Date(epochMilliseconds).toISOString();
}
