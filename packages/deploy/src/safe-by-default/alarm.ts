import type { TemplateResource } from '../cloudformation-template.ts';

/** What can go wrong; docs/runbooks/<kind>.md says what to do. */
export const ALARM_KINDS = [
  'api-errors',
  'api-latency',
  'canary-errors',
  'canary-latency',
  'dead-letters',
  'function-errors',
  'function-latency',
  'function-throttles',
  'queue-age',
  'stream-age',
] as const;
type AlarmKind = (typeof ALARM_KINDS)[number];

export interface Metric {
  namespace: string;
  name: string;
  dimensions: Readonly<Record<string, unknown>>;
  statistic: string;
}

export interface AlarmDefinition {
  kind: AlarmKind;
  /** A sentence: what is the matter when it rings. */
  says: string;
  name: unknown;
  /** One metric, or several with the expression over their ids that is compared. */
  metric: Metric | { expression: string; of: Readonly<Record<string, Metric>> };
  threshold: number;
  /** Rings in this many of the last so many minutes. */
  minutes: readonly [ringing: number, of: number];
  topicArn: unknown;
}

const PERIOD_SECONDS = 60;

/** An alarm whose description names its runbook. No data is no trouble: nobody calls at night. */
export function alarm(definition: AlarmDefinition): TemplateResource {
  const { kind, says, name, metric, threshold, minutes, topicArn } = definition;
  return {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      AlarmName: name,
      AlarmDescription: `${says} Runbook: docs/runbooks/${kind}.md`,
      ...('expression' in metric ? { Metrics: metricQueries(metric) } : singleMetric(metric)),
      ComparisonOperator: 'GreaterThanThreshold',
      Threshold: threshold,
      DatapointsToAlarm: minutes[0],
      EvaluationPeriods: minutes[1],
      TreatMissingData: 'notBreaching',
      AlarmActions: [topicArn],
      OKActions: [topicArn],
    },
  };
}

function singleMetric({ namespace, name, dimensions, statistic }: Metric): Record<string, unknown> {
  const percentile = /^p\d/.test(statistic);
  return {
    Namespace: namespace,
    MetricName: name,
    Dimensions: dimensionList(dimensions),
    Period: PERIOD_SECONDS,
    // The slowest of three calls is not a percentile.
    ...(percentile
      ? { ExtendedStatistic: statistic, EvaluateLowSampleCountPercentile: 'ignore' }
      : { Statistic: statistic }),
  };
}

function metricQueries({ expression, of }: { expression: string; of: Readonly<Record<string, Metric>> }): unknown[] {
  const inputs = Object.entries(of).map(([id, { namespace, name, dimensions, statistic }]) => ({
    Id: id,
    ReturnData: false,
    MetricStat: {
      Metric: { Namespace: namespace, MetricName: name, Dimensions: dimensionList(dimensions) },
      Period: PERIOD_SECONDS,
      Stat: statistic,
    },
  }));
  return [...inputs, { Id: 'result', Expression: expression, ReturnData: true }];
}

function dimensionList(dimensions: Readonly<Record<string, unknown>>): unknown[] {
  return Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
}

/** Errors per hundred calls, once there are `atLeast` errors in the minute: one failure of one call is not a rate. */
export function errorRate(errors: string, calls: string, atLeast: number): string {
  return `IF(${errors} >= ${atLeast} AND ${calls} > 0, 100 * (${errors}) / ${calls}, 0)`;
}
