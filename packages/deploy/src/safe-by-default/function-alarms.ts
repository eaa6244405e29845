import { resourcesOf, type Template, type TemplateResource } from '../cloudformation-template.ts';
import { alarm, errorRate, type Metric } from './alarm.ts';
import { LIVE, type LiveFunction } from './live-alias.ts';
import type { SafeByDefaultSettings } from './settings.ts';

/** Errors per hundred calls, and how many make a rate. */
const ERROR_PERCENT = 1;
const LEAST_ERRORS = 3;
/** A caller waits for an API's function; a background function may take half of its time. */
const API_P99_MILLISECONDS = 2_000;

type Alarms = Record<string, TemplateResource>;

/** Every function's errors, throttles and slowest hundredth. */
export function functionAlarms(
  template: Template,
  behindApis: ReadonlySet<string>,
  { alarmTopicArn: topicArn }: SafeByDefaultSettings,
): Alarms {
  const alarms: Alarms = {};
  for (const [functionId, { Properties }] of resourcesOf(template, 'AWS::Lambda::Function')) {
    const name = String(Properties.FunctionName);
    const id = functionId.replace(/LambdaFunction$/, '');
    const own = { FunctionName: { Ref: functionId } };
    const slow = behindApis.has(functionId) ? API_P99_MILLISECONDS : Number(Properties.Timeout) * 500;
    alarms[`${id}ErrorsAlarm`] = alarm({
      kind: 'function-errors',
      says: `${name} fails more than ${ERROR_PERCENT} % of its calls.`,
      name: `${name}-errors`,
      metric: failures(own, { function: { Ref: functionId } }),
      threshold: ERROR_PERCENT,
      minutes: [3, 5],
      topicArn,
    });
    alarms[`${id}ThrottlesAlarm`] = alarm({
      kind: 'function-throttles',
      says: `${name} has no instance left for some of its calls.`,
      name: `${name}-throttles`,
      metric: lambda('Throttles', own, 'Sum'),
      threshold: 0,
      minutes: [2, 5],
      topicArn,
    });
    alarms[`${id}LatencyAlarm`] = alarm({
      kind: 'function-latency',
      says: `The slowest hundredth of ${name}'s calls takes more than ${slow} ms.`,
      name: `${name}-latency`,
      metric: lambda('Duration', own, 'p99'),
      threshold: slow,
      minutes: [5, 5],
      topicArn,
    });
  }
  return alarms;
}

/** The same of the version that is being released alone: in the function's own figures its tenth of the calls drowns. */
export function canaryAlarms(template: Template, live: LiveFunction, settings: SafeByDefaultSettings): Alarms {
  const { functionId, versionId } = live;
  const name = String(template.Resources[functionId]?.Properties.FunctionName);
  const id = functionId.replace(/LambdaFunction$/, '');
  const version = { 'Fn::GetAtt': [versionId, 'Version'] };
  const canary = {
    FunctionName: { Ref: functionId },
    Resource: { 'Fn::Sub': `\${${functionId}}:${LIVE}` },
    ExecutedVersion: version,
  };
  const common = { topicArn: settings.alarmTopicArn };
  return {
    [`${id}CanaryErrorsAlarm`]: alarm({
      ...common,
      kind: 'canary-errors',
      says: `The version of ${name} that is being released fails more than ${ERROR_PERCENT} % of its calls: it is rolled back.`,
      name: `${name}-canary-errors`,
      metric: failures(canary, { function: { Ref: functionId }, version }),
      threshold: ERROR_PERCENT,
      minutes: [1, 1],
    }),
    [`${id}CanaryLatencyAlarm`]: alarm({
      ...common,
      kind: 'canary-latency',
      says: `The version of ${name} that is being released is slower than ${API_P99_MILLISECONDS} ms: it is rolled back.`,
      name: `${name}-canary-latency`,
      metric: lambda('Duration', canary, 'p99'),
      threshold: API_P99_MILLISECONDS,
      minutes: [3, 5],
    }),
  };
}

/** Lambda counts what was thrown or timed out; what a function itself answered with 500 it counts in its own metric. */
function failures(
  own: Metric['dimensions'],
  ofEmbedded: Metric['dimensions'],
): { expression: string; of: Record<string, Metric> } {
  return {
    expression: errorRate('(FILL(errors, 0) + FILL(unexpected, 0))', 'calls', LEAST_ERRORS),
    of: {
      errors: lambda('Errors', own, 'Sum'),
      calls: lambda('Invocations', own, 'Sum'),
      unexpected: { namespace: 'Frontdesk', name: 'UnexpectedErrors', dimensions: ofEmbedded, statistic: 'Sum' },
    },
  };
}

function lambda(name: string, dimensions: Metric['dimensions'], statistic: string): Metric {
  return { namespace: 'AWS/Lambda', name, dimensions, statistic };
}
