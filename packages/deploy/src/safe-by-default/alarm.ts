import type { TemplateResource } from '../cloudformation-template.ts';

/** What can go wrong; docs/runbooks/<kind>.md says what to do. */
export const ALARM_KINDS = [
  'account-concurrency',
  'api-errors',
  'api-latency',
  'canary-errors',
  'canary-latency',
  'circuit-open',
  'data-key',
  'database-capacity',
  'dead-letters',
  'edge-errors',
  'front-door',
  'function-errors',
  'function-latency',
  'function-throttles',
  'origin-secret',
  'queue-age',
  'refusals',
  'sign-in-throttles',
  'stream-age',
  'table-throttles',
  'usage-lag',
  'webhook-lag',
] as const;
type AlarmKind = (typeof ALARM_KINDS)[number];

export interface Metric {
  namespace: string;
  name: string;
  dimensions: Readonly<Record<string, unknown>>;
  statistic: string;
}

/** Several metrics, and an expression over their names. */
export interface MetricExpression {
  expression: string;
  of: Readonly<Record<string, Metric>>;
}

export interface AlarmDefinition {
  kind: AlarmKind;
  /** A sentence: what is the matter when it rings. */
  says: string;
  name: unknown;
  metric: Metric | MetricExpression;
  threshold: number;
  /** On which side of the threshold it rings; above by default. */
  rings?: 'above' | 'below';
  /** Whether a period without data is one in which it rings. No by default, as is right for what counts calls: nobody calls at
   *  night. */
  ringsWithoutData?: boolean;
  /** Rings in this many of the last so many periods. Over what arrives late (our own metrics come through the log) more than
   *  the last one must be looked at. */
  periods: readonly [ringing: number, of: number];
  /** How long a period is; 1 by default. */
  periodMinutes?: number;
  topicArn: unknown;
}

/** An alarm whose description names its runbook. */
export function alarm(definition: AlarmDefinition): TemplateResource {
  const { kind, says, name, metric, threshold, periods, periodMinutes = 1, topicArn } = definition;
  const { rings = 'above', ringsWithoutData = false } = definition;
  const seconds = periodMinutes * 60;
  return {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      AlarmName: name,
      AlarmDescription: `${says} Runbook: docs/runbooks/${kind}.md`,
      ...('expression' in metric ? { Metrics: metricQueries(metric, seconds) } : singleMetric(metric, seconds)),
      ComparisonOperator: rings === 'above' ? 'GreaterThanThreshold' : 'LessThanThreshold',
      Threshold: threshold,
      DatapointsToAlarm: periods[0],
      EvaluationPeriods: periods[1],
      TreatMissingData: ringsWithoutData ? 'breaching' : 'notBreaching',
      AlarmActions: [topicArn],
      OKActions: [topicArn],
    },
  };
}

function singleMetric({ namespace, name, dimensions, statistic }: Metric, seconds: number): Record<string, unknown> {
  return {
    Namespace: namespace,
    MetricName: name,
    Dimensions: dimensionList(dimensions),
    Period: seconds,
    Statistic: statistic,
  };
}

function metricQueries({ expression, of }: MetricExpression, seconds: number): unknown[] {
  const inputs = Object.entries(of).map(([id, { namespace, name, dimensions, statistic }]) => ({
    Id: id,
    ReturnData: false,
    MetricStat: {
      Metric: { Namespace: namespace, MetricName: name, Dimensions: dimensionList(dimensions) },
      Period: seconds,
      Stat: statistic,
    },
  }));
  return [...inputs, { Id: 'result', Expression: expression, ReturnData: true }];
}

function dimensionList(dimensions: Readonly<Record<string, unknown>>): unknown[] {
  return Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
}

/** Errors per hundred calls, once there are `atLeast` errors in the period: one failure of one call is not a rate. */
export function errorRate(errors: string, calls: string, atLeast: number): string {
  return `IF(${errors} >= ${atLeast} AND ${calls} > 0, 100 * (${errors}) / ${calls}, 0)`;
}

/** Errors per hundred calls of a release's own calls; below `enough` calls any error is all of them. Our own failures should
 *  never happen, and the tenth of a small practice's calls is too few for a rate: a release that fails must not wait for more. */
export function releaseErrorRate(errors: string, calls: string, enough: number): string {
  return `IF(${calls} < ${enough}, IF(${errors} > 0, 100, 0), 100 * (${errors}) / ${calls})`;
}

/** How long the slowest hundredth takes, once there are `atLeast` calls in the period: the slowest of three is no
 *  percentile. CloudWatch's own rule for few samples wants a thousand for p99, and until then keeps the alarm as it was.
 *  https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/percentiles-with-low-samples.html */
export function slowestHundredth(latency: Metric, calls: Metric, atLeast: number): MetricExpression {
  return {
    expression: `IF(FILL(calls, 0) >= ${atLeast}, slow, 0)`,
    of: { slow: { ...latency, statistic: 'p99' }, calls: { ...calls, statistic: 'Sum' } },
  };
}
