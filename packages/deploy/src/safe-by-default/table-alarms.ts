import { resourcesOf, type Template, type TemplateResource } from '../cloudformation-template.ts';
import { alarm, type Metric } from './alarm.ts';
import type { SafeByDefaultSettings, ServiceIdentity } from './settings.ts';

const THROTTLES = ['ReadThrottleEvents', 'WriteThrottleEvents'];
const PERIOD_MINUTES = 5;

/** Every table's throttled reads and writes, its global indexes included: a throttled index throttles the writes of its table.
 *  A table that is billed by request doubles its throughput within half an hour, so a single period of throttles is no news.
 *  https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html */
export function tableAlarms(
  template: Template,
  { alarmTopicArn: topicArn }: SafeByDefaultSettings,
  { service, stage }: ServiceIdentity,
): Record<string, TemplateResource> {
  const alarms: Record<string, TemplateResource> = {};
  for (const [id, { Properties }] of resourcesOf(template, 'AWS::DynamoDB::Table')) {
    const throttles = [{}, ...indexesOf(Properties)].flatMap((index) =>
      THROTTLES.map((name): Metric => {
        return { namespace: 'AWS/DynamoDB', name, dimensions: { TableName: { Ref: id }, ...index }, statistic: 'Sum' };
      }),
    );
    const of = Object.fromEntries(throttles.map((metric, index) => [`throttled${index}`, metric]));
    alarms[`${id}ThrottlesAlarm`] = alarm({
      kind: 'table-throttles',
      says: `DynamoDB throttles reads or writes of ${id} of ${service}.`,
      name: `${service}-${stage}-${id}-throttles`,
      metric: {
        expression: Object.keys(of)
          .map((name) => `FILL(${name}, 0)`)
          .join(' + '),
        of,
      },
      threshold: 0,
      periods: [2, 3],
      periodMinutes: PERIOD_MINUTES,
      topicArn,
    });
  }
  return alarms;
}

function indexesOf(properties: TemplateResource['Properties']): { GlobalSecondaryIndexName: string }[] {
  const indexes = (properties.GlobalSecondaryIndexes ?? []) as { IndexName: string }[];
  return indexes.map(({ IndexName }) => ({ GlobalSecondaryIndexName: IndexName }));
}
