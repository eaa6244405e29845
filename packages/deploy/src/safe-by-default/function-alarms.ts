import { resourcesOf, type Template, type TemplateResource } from '../cloudformation-template.ts';
import { alarm, errorRate, type Metric, type MetricExpression, releaseErrorRate, slowestHundredth } from './alarm.ts';
import { functionsBehindHttpApis, restAuthorizers } from './event-sources.ts';
import { LIVE, type LiveFunction } from './live-alias.ts';
import type { SafeByDefaultSettings } from './settings.ts';

/** What is judged together: the tenth of a small practice's bookings that a new version gets is two calls in this time. */
const PERIOD_MINUTES = 5;
/** Errors per hundred calls, and how many make a rate. */
const ERROR_PERCENT = 1;
const LEAST_ERRORS = 3;
/** From so many calls on there is a slowest hundredth; a release is rather stopped by too few than let through by none. */
const LEAST_CALLS = 100;
const LEAST_CALLS_OF_RELEASE = 20;
/** Of fewer calls of a release, one failure is enough. */
const ENOUGH_CALLS_FOR_A_RATE = 100;
/** How long the caller of an HTTP API may wait. */
const API_P99_MILLISECONDS = 2_000;

type Alarms = Record<string, TemplateResource>;

/** Every function's errors, throttles and slowest hundredth. */
export function functionAlarms(template: Template, { alarmTopicArn: topicArn }: SafeByDefaultSettings): Alarms {
  const alarms: Alarms = {};
  const behindApis = functionsBehindHttpApis(template);
  const authorizers = restAuthorizers(template);
  for (const [functionId, { Properties }] of resourcesOf(template, 'AWS::Lambda::Function')) {
    const name = String(Properties.FunctionName);
    const id = functionId.replace(/LambdaFunction$/, '');
    const own = { FunctionName: { Ref: functionId } };
    const slow = slowMilliseconds(Properties, behindApis.has(functionId));
    alarms[`${id}ErrorsAlarm`] = alarm({
      kind: 'function-errors',
      says: `${name} fails more than ${ERROR_PERCENT} % of its calls.`,
      name: `${name}-errors`,
      metric: failures(
        own,
        { function: { Ref: functionId } },
        (errors, calls) => errorRate(errors, calls, LEAST_ERRORS),
        authorizers.has(functionId),
      ),
      threshold: ERROR_PERCENT,
      periods: [1, 2],
      periodMinutes: PERIOD_MINUTES,
      topicArn,
    });
    alarms[`${id}ThrottlesAlarm`] = alarm({
      kind: 'function-throttles',
      says: `${name} has no instance left for some of its calls.`,
      name: `${name}-throttles`,
      metric: lambda('Throttles', own, 'Sum'),
      threshold: 0,
      periods: [2, 5],
      topicArn,
    });
    alarms[`${id}LatencyAlarm`] = alarm({
      kind: 'function-latency',
      says: `The slowest hundredth of ${name}'s calls takes more than ${slow} ms.`,
      name: `${name}-latency`,
      metric: slowestHundredth(lambda('Duration', own, 'p99'), lambda('Invocations', own, 'Sum'), LEAST_CALLS),
      threshold: slow,
      periods: [2, 2],
      periodMinutes: PERIOD_MINUTES,
      topicArn,
    });
  }
  return alarms;
}

/** The same of the version that is being released alone: in the function's own figures its tenth of the calls drowns. */
export function canaryAlarms(template: Template, live: LiveFunction, settings: SafeByDefaultSettings): Alarms {
  const { functionId, versionId } = live;
  const properties = template.Resources[functionId]?.Properties ?? {};
  const name = String(properties.FunctionName);
  const slow = slowMilliseconds(properties, functionsBehindHttpApis(template).has(functionId));
  const id = functionId.replace(/LambdaFunction$/, '');
  const version = { 'Fn::GetAtt': [versionId, 'Version'] };
  const canary = {
    FunctionName: { Ref: functionId },
    Resource: { 'Fn::Sub': `\${${functionId}}:${LIVE}` },
    ExecutedVersion: version,
  };
  const common = { topicArn: settings.alarmTopicArn, periodMinutes: PERIOD_MINUTES };
  const calls = lambda('Invocations', canary, 'Sum');
  return {
    [`${id}CanaryErrorsAlarm`]: alarm({
      ...common,
      kind: 'canary-errors',
      says: `The version of ${name} that is being released fails more than ${ERROR_PERCENT} % of its calls: it is rolled back.`,
      name: `${name}-canary-errors`,
      metric: failures(
        canary,
        { function: { Ref: functionId }, version },
        (errors, calls) => releaseErrorRate(errors, calls, ENOUGH_CALLS_FOR_A_RATE),
        restAuthorizers(template).has(functionId),
      ),
      threshold: ERROR_PERCENT,
      periods: [1, 2],
    }),
    [`${id}CanaryLatencyAlarm`]: alarm({
      ...common,
      kind: 'canary-latency',
      says: `The version of ${name} that is being released is slower than ${slow} ms: it is rolled back.`,
      name: `${name}-canary-latency`,
      metric: slowestHundredth(lambda('Duration', canary, 'p99'), calls, LEAST_CALLS_OF_RELEASE),
      threshold: slow,
      periods: [2, 3],
    }),
  };
}

/** From when on a function is slow: someone waits for an answer of the HTTP API; a dashboard's message replays what it missed,
 *  and a batch may take its time, so those have half of their timeout. */
function slowMilliseconds(properties: TemplateResource['Properties'], isAwaited: boolean): number {
  return isAwaited ? API_P99_MILLISECONDS : Number(properties.Timeout) * 500;
}

/** Lambda counts what was thrown or timed out; what a function itself answered with 5xx, and the messages that it failed, it
 *  counts in its own metric. A REST API's authorizer can only throw to have a caller told 401, which is no failure: it counts these
 *  too, or whoever sends noise would ring the alarm and roll back a release. */
function failures(
  own: Metric['dimensions'],
  ofEmbedded: Metric['dimensions'],
  rate: (errors: string, calls: string) => string,
  isAuthorizer: boolean,
): MetricExpression {
  const embedded = (name: string): Metric => {
    return { namespace: 'Frontdesk', name, dimensions: ofEmbedded, statistic: 'Sum' };
  };
  const refused = isAuthorizer ? ' - FILL(refused, 0)' : '';
  return {
    expression: rate(`(FILL(errors, 0) + FILL(answered, 0)${refused})`, 'FILL(calls, 0)'),
    of: {
      errors: lambda('Errors', own, 'Sum'),
      calls: lambda('Invocations', own, 'Sum'),
      answered: embedded('ServerErrors'),
      ...(isAuthorizer && { refused: embedded('UnauthorizedCalls') }),
    },
  };
}

function lambda(name: string, dimensions: Metric['dimensions'], statistic: string): Metric {
  return { namespace: 'AWS/Lambda', name, dimensions, statistic };
}
