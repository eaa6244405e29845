import { DAILY_QUOTA } from '@frontdesk/core/plans';
import { limitItem } from '@frontdesk/lambda/rate-limit-headers';
import type { Usage } from '@frontdesk/subscriptions/use-cases/read-usage';

/** What is left of the day's quota as a `RateLimit` header; none on a plan without a quota. */
export function quotaHeaders({ left, resetsAt }: Usage, now: number): Readonly<Record<string, string>> {
  if (left === undefined) return {};
  const resetSeconds = Math.max(1, Math.ceil((Date.parse(resetsAt) - now) / 1_000));
  return { ratelimit: limitItem({ name: DAILY_QUOTA }, { remaining: left, resetSeconds }) };
}
