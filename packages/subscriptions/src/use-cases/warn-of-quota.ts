import { createHash } from 'node:crypto';
import type { Clock } from '@frontdesk/core/clock';
import type { Logger } from '@frontdesk/core/logger';
import type { Metrics } from '@frontdesk/core/metrics';
import { PLANS, type Plan } from '@frontdesk/core/plans';
import { utcDayOf } from '@frontdesk/core/utc-day';
import { type QuotaState, quotaMail } from '../domain/quota-mail.ts';
import { endOfDay, reachedPercents } from '../domain/quota-warning.ts';
import type { Mailer } from '../ports/mailer.ts';
import type { MeteredSubscriptions } from '../ports/metered-subscriptions.ts';
import type { QuotaWarnings } from '../ports/quota-warnings.ts';
import type { UsageCounters } from '../ports/usage-counters.ts';
import type { CountedDay } from './count-usage.ts';

export interface WarnOfQuotaPorts {
  readonly counters: Pick<UsageCounters, 'meteredOn'>;
  readonly warnings: QuotaWarnings;
  readonly subscriptions: MeteredSubscriptions;
  readonly mailer: Mailer;
  /** Sends `quota.warning` to the subscription's webhooks. The same id is the same event. */
  sendEvent(event: {
    readonly practiceId: string;
    readonly subscriptionId: string;
    readonly id: string;
    readonly data: QuotaState;
  }): Promise<void>;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly logger: Logger;
}

/** Tells vendors by webhook and mail that a day's requests have reached 80 and 100 % of their quota, once each. A day that is over is told of
 *  no more. What cannot be sent is logged and counted, and tried again with a later batch of the day: counting does not wait for it. */
export async function warnOfQuota(days: readonly CountedDay[], ports: WarnOfQuotaPorts): Promise<void> {
  const { counters, clock } = ports;
  const today = utcDayOf(clock.now());
  for (const counted of days) {
    const { quotaPerDay }: Plan = PLANS[counted.plan];
    if (counted.day !== today || quotaPerDay === undefined) continue;
    const used = await counters.meteredOn(counted.subscriptionId, counted.day);
    for (const percent of reachedPercents(used, counted.plan)) {
      const state = { plan: counted.plan, percent, used, quota: quotaPerDay, resetsAt: endOfDay(counted.day) };
      await warnOnce(counted, percent, state, ports);
    }
  }
}

async function warnOnce(
  counted: CountedDay,
  percent: 80 | 100,
  state: QuotaState,
  ports: WarnOfQuotaPorts,
): Promise<void> {
  const { subscriptionId, practiceId, day } = counted;
  const { warnings, clock, metrics, logger } = ports;
  const warning = { day, percent, at: clock.now() };
  if (!(await warnings.claim(subscriptionId, warning))) return;
  try {
    const id = eventId(subscriptionId, day, percent);
    await ports.sendEvent({ practiceId, subscriptionId, id, data: state });
    await mailTo(counted, state, ports);
    await warnings.markSent(subscriptionId, warning);
    logger.info('QUOTA_WARNING_SENT', { subscriptionId, percent });
  } catch (error) {
    metrics.record('ServerErrors');
    logger.error('QUOTA_WARNING_NOT_SENT', error, { subscriptionId, percent });
  }
}

async function mailTo(counted: CountedDay, state: QuotaState, ports: WarnOfQuotaPorts): Promise<void> {
  const { subscriptionId } = counted;
  const { subscriptions, mailer, logger } = ports;
  const to = (await subscriptions.find(subscriptionId))?.vendorEmail;
  if (to === undefined) {
    logger.warn('QUOTA_WARNING_WITHOUT_ADDRESS', { subscriptionId });
    return;
  }
  if (!(await mailer.send({ to, ...quotaMail(state, counted) }))) {
    logger.warn('QUOTA_WARNING_WITHOUT_SENDER', { subscriptionId });
  }
}

function eventId(subscriptionId: string, day: string, percent: number): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([subscriptionId, day, percent]))
    .digest('hex');
  return `evt_${digest.slice(0, 32)}`;
}
