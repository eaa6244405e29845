import { referredIds, resourcesOf, type Template, type TemplateResource } from '../cloudformation-template.ts';
import { alarm, errorRate, type Metric, slowestHundredth } from './alarm.ts';
import type { SafeByDefaultSettings, ServiceIdentity } from './settings.ts';

const ERROR_PERCENT = 1;
const LEAST_ERRORS = 5;
const P99_MILLISECONDS = 3_000;
const LEAST_CALLS = 100;
const PERIOD_MINUTES = 5;

/** The names of an API's metrics. */
interface ApiMetrics {
  dimensions: Metric['dimensions'];
  /** Added up. */
  errors: readonly string[];
  /** Of the stage's own: errors that callers asked for, to be taken off. */
  asked?: string;
  /** Added up. */
  calls: readonly string[];
  latency: string;
  /** What has a latency. */
  timed: string;
}

/** Every API's failures and slowest hundredth, in the metrics of its kind. */
export function apiAlarms(
  template: Template,
  { alarmTopicArn: topicArn }: SafeByDefaultSettings,
  { service, stage }: ServiceIdentity,
): Record<string, TemplateResource> {
  const alarms: Record<string, TemplateResource> = {};
  const apis = ['AWS::ApiGatewayV2::Api', 'AWS::ApiGateway::RestApi'].flatMap((type) => resourcesOf(template, type));
  for (const [id, api] of apis) {
    const { dimensions, errors, asked, calls, latency, timed } = metricsOf(template, id, api, stage);
    const metric = (name: string): Metric => ({ namespace: 'AWS/ApiGateway', name, dimensions, statistic: 'Sum' });
    const common = { topicArn, periodMinutes: PERIOD_MINUTES };
    const failed = asked === undefined ? sumOf('errors', errors) : `(${sumOf('errors', errors)} - FILL(asked, 0))`;
    alarms[`${id}ErrorsAlarm`] = alarm({
      ...common,
      kind: 'api-errors',
      says: `${id} of ${service} answers more than ${ERROR_PERCENT} % of its requests with 5xx.`,
      name: `${service}-${stage}-${id}-errors`,
      metric: {
        expression: errorRate(failed, sumOf('calls', calls), LEAST_ERRORS),
        of: {
          ...named('errors', errors, metric),
          ...named('calls', calls, metric),
          ...(asked !== undefined && {
            asked: { namespace: 'Frontdesk', name: asked, dimensions: { stage }, statistic: 'Sum' },
          }),
        },
      },
      threshold: ERROR_PERCENT,
      periods: [1, 2],
    });
    alarms[`${id}LatencyAlarm`] = alarm({
      ...common,
      kind: 'api-latency',
      says: `The slowest hundredth of the requests to ${id} of ${service} takes more than ${P99_MILLISECONDS} ms.`,
      name: `${service}-${stage}-${id}-latency`,
      metric: slowestHundredth(metric(latency), metric(timed), LEAST_CALLS),
      threshold: P99_MILLISECONDS,
      periods: [2, 2],
    });
  }
  return alarms;
}

/** `errors0`, `errors1`, … */
function named(id: string, names: readonly string[], metric: (name: string) => Metric): Record<string, Metric> {
  return Object.fromEntries(names.map((name, index) => [`${id}${index}`, metric(name)]));
}

function sumOf(id: string, names: readonly string[]): string {
  return `(${names.map((_, index) => `FILL(${id}${index}, 0)`).join(' + ')})`;
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/ http-api-metrics, apigateway-websocket-api-logging,
 *  api-gateway-metrics-and-dimensions */
function metricsOf(template: Template, id: string, api: TemplateResource, stage: string): ApiMetrics {
  if (api.Type === 'AWS::ApiGateway::RestApi') {
    const dimensions = { ApiName: api.Properties.Name, Stage: stage };
    const asked = 'SimulatedFailures';
    return { dimensions, errors: ['5XXError'], asked, calls: ['Count'], latency: 'Latency', timed: 'Count' };
  }
  if (api.Properties.ProtocolType === 'WEBSOCKET') {
    const stageName = resourcesOf(template, 'AWS::ApiGatewayV2::Stage').find(([, { Properties }]) =>
      referredIds(Properties.ApiId).has(id),
    )?.[1].Properties.StageName;
    return {
      dimensions: { ApiId: { Ref: id }, Stage: stageName ?? stage },
      errors: ['ExecutionError', 'IntegrationError'],
      // Where nobody can connect there are no messages.
      calls: ['ConnectCount', 'MessageCount'],
      latency: 'IntegrationLatency',
      timed: 'MessageCount',
    };
  }
  const dimensions = { ApiId: { Ref: id } };
  return { dimensions, errors: ['5xx'], calls: ['Count'], latency: 'Latency', timed: 'Count' };
}
