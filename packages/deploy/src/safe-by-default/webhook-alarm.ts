import type { TemplateResource } from '../cloudformation-template.ts';
import { alarm } from './alarm.ts';
import type { SafeByDefaultSettings, ServiceIdentity } from './settings.ts';

/** Rings while events reach vendors' receivers late though these are well: the slowest hundredth takes more than a minute, in three of the
 *  last five. Stands in the service that sends them. */
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
      metric: { namespace: 'Frontdesk', name: 'WebhookLag', dimensions: { stage }, statistic: 'p99' },
      threshold: 60_000,
      periods: [3, 5],
      topicArn,
    }),
  };
}
