import type { TemplateResource } from '../cloudformation-template.ts';
import { alarm, type Metric } from './alarm.ts';
import type { SafeByDefaultSettings, ServiceIdentity } from './settings.ts';

const PERIOD_MINUTES = 5;
/** Of the account's instances; there is time left to ask for more. */
const CLAIMED_SHARE = 0.9;
/** When the key cannot be used, next to no request succeeds; a service that fails alone leaves the others. */
const FAILED_PERCENT = 90;
/** Fewer requests say nothing. */
const LEAST_CALLS = 5;

/** What the whole stage stands on and no service owns: the account's instances, and the key. Nothing where the stack does not
 *  watch it. */
export function accountAlarms(
  httpApiLogicalId: string,
  { alarmTopicArn: topicArn, account }: SafeByDefaultSettings,
  { service, stage }: ServiceIdentity,
): Record<string, TemplateResource> {
  if (account === undefined) return {};
  const { concurrency, keyAlarmTopicArn } = account;
  const ofApi = (name: string): Metric => {
    return { namespace: 'AWS/ApiGateway', name, dimensions: { ApiId: { Ref: httpApiLogicalId } }, statistic: 'Sum' };
  };
  const common = { periods: [1, 2], periodMinutes: PERIOD_MINUTES } as const;
  return {
    AccountConcurrencyAlarm: alarm({
      ...common,
      kind: 'account-concurrency',
      says: `The account's functions claim more than ${CLAIMED_SHARE * 100} % of its ${concurrency} instances.`,
      name: `${service}-${stage}-account-concurrency`,
      // Running, or kept for somebody: what is left is all that functions without a reservation can have.
      // https://docs.aws.amazon.com/lambda/latest/dg/monitoring-concurrency.html
      metric: { namespace: 'AWS/Lambda', name: 'ClaimedAccountConcurrency', dimensions: {}, statistic: 'Maximum' },
      threshold: CLAIMED_SHARE * concurrency,
      topicArn,
    }),
    DataKeyAlarm: alarm({
      ...common,
      kind: 'data-key',
      says: `More than ${FAILED_PERCENT} % of the App API's requests fail: if the data key cannot be used, no other alarm can be sent.`,
      name: `${service}-${stage}-data-key`,
      metric: {
        expression: `IF(FILL(calls, 0) >= ${LEAST_CALLS}, 100 * FILL(failed, 0) / FILL(calls, 0), 0)`,
        of: { failed: ofApi('5xx'), calls: ofApi('Count') },
      },
      threshold: FAILED_PERCENT,
      topicArn: keyAlarmTopicArn,
    }),
  };
}
