import type { TemplateResource } from '../cloudformation-template.ts';
import { alarm, type Metric, slowestHundredth } from './alarm.ts';
import type { SafeByDefaultSettings, ServiceIdentity } from './settings.ts';

/** Attempts of five minutes of which the slowest hundredth says something. */
const ENOUGH = 20;

/** Rings while events reach vendors' receivers late though these are well: the slowest hundredth takes more than a minute, in two of the
 *  last three periods of five minutes. Stands in the service that sends them. */
export function webhookAlarm(
  { alarmTopicArn: topicArn }: SafeByDefaultSettings,
  { service, stage }: ServiceIdentity,
): Record<string, TemplateResource> {
  if (service !== 'webhooks') return {};
  return {
    WebhookLagAlarm: alarm({
      kind: 'webhook-lag',
      says: `Events reach vendors' receivers in ${stage} more than a minute late.`,
      name: `webhooks-${stage}-webhook-lag`,
      metric: slowestHundredth(metricOf('WebhookLag', stage, 'p99'), metricOf('WebhookAttempts', stage, 'Sum'), ENOUGH),
      threshold: 60_000,
      periods: [2, 3],
      periodMinutes: 5,
      topicArn,
    }),
  };
}

function metricOf(name: string, stage: string, statistic: string): Metric {
  return { namespace: 'Frontdesk', name, dimensions: { stage }, statistic };
}
