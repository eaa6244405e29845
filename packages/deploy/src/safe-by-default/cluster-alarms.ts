import { resourcesOf, type Template, type TemplateResource } from '../cloudformation-template.ts';
import { alarm } from './alarm.ts';
import type { SafeByDefaultSettings, ServiceIdentity } from './settings.ts';

/** Of the most that it may grow to. */
const NEARLY_ALL_PERCENT = 90;
const PERIOD_MINUTES = 5;

/** Every Aurora Serverless cluster that has been nearly as large as it may be for half an hour: what comes next waits.
 *  https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html */
export function clusterAlarms(
  template: Template,
  { alarmTopicArn: topicArn }: SafeByDefaultSettings,
  { service, stage }: ServiceIdentity,
): Record<string, TemplateResource> {
  const clusters = resourcesOf(template, 'AWS::RDS::DBCluster').map(([id]) => [
    `${id}CapacityAlarm`,
    alarm({
      kind: 'database-capacity',
      says: `${id} of ${service} has used nearly all capacity that it may have for half an hour.`,
      name: `${service}-${stage}-${id}-capacity`,
      metric: {
        namespace: 'AWS/RDS',
        name: 'ACUUtilization',
        dimensions: { DBClusterIdentifier: { Ref: id } },
        statistic: 'Average',
      },
      threshold: NEARLY_ALL_PERCENT,
      periods: [6, 6],
      periodMinutes: PERIOD_MINUTES,
      topicArn,
    }),
  ]);
  return Object.fromEntries(clusters);
}
