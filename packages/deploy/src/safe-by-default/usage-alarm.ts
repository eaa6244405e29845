import { resourcesOf, type Template, type TemplateResource } from '../cloudformation-template.ts';
import { alarm, type Metric } from './alarm.ts';
import type { SafeByDefaultSettings, ServiceIdentity } from './settings.ts';

const LATE_MILLISECONDS = 300_000;

/** Rings while the functions that subscribe to a log get its lines more than five minutes late, or not at all, in two of the last three periods
 *  of five minutes. Stands where the subscription does.
 *  https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html (AsyncEventAge),
 *  https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch-Logs-Monitoring-CloudWatch-Metrics.html (DeliveryErrors) */
export function usageAlarm(
  template: Template,
  { alarmTopicArn: topicArn }: SafeByDefaultSettings,
  { service, stage }: ServiceIdentity,
): Record<string, TemplateResource> {
  const [subscription] = resourcesOf(template, 'AWS::Logs::SubscriptionFilter');
  if (subscription === undefined) return {};
  const { FilterName, LogGroupName } = subscription[1].Properties;
  const dimensions = { LogGroupName, DestinationType: 'Lambda', FilterName };
  const ofLogs = (name: string): Metric => ({ namespace: 'AWS/Logs', name, dimensions, statistic: 'Sum' });
  return {
    UsageLagAlarm: alarm({
      kind: 'usage-lag',
      says: `Vendors' usage in ${stage} is counted more than five minutes late, or not at all.`,
      name: `${service}-${stage}-usage-lag`,
      metric: {
        expression: `IF(FILL(age, 0) > ${LATE_MILLISECONDS} OR FILL(errors, 0) + FILL(throttles, 0) > 0, 1, 0)`,
        of: {
          age: {
            namespace: 'AWS/Lambda',
            name: 'AsyncEventAge',
            dimensions: { FunctionName: `${service}-${stage}-countUsage` },
            statistic: 'Maximum',
          },
          errors: ofLogs('DeliveryErrors'),
          throttles: ofLogs('DeliveryThrottling'),
        },
      },
      threshold: 0,
      periods: [2, 3],
      periodMinutes: 5,
      topicArn,
    }),
  };
}
