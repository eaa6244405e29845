import { referredIds, resourcesOf, type Template, type TemplateResource } from '../cloudformation-template.ts';
import { alarm, errorRate, type Metric } from './alarm.ts';
import type { SafeByDefaultSettings, ServiceIdentity } from './settings.ts';

const ERROR_PERCENT = 1;
const LEAST_ERRORS = 5;
const P99_MILLISECONDS = 3_000;

interface ApiMetrics {
  namespaceDimensions: Metric['dimensions'];
  errors: string;
  calls: string;
  latency: string;
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
    const { namespaceDimensions: dimensions, errors, calls, latency } = metricsOf(template, id, api, stage);
    const metric = (name: string, statistic: string): Metric => ({
      namespace: 'AWS/ApiGateway',
      name,
      dimensions,
      statistic,
    });
    const common = { topicArn };
    alarms[`${id}ErrorsAlarm`] = alarm({
      ...common,
      kind: 'api-errors',
      says: `${id} of ${service} answers more than ${ERROR_PERCENT} % of its requests with 5xx.`,
      name: `${service}-${stage}-${id}-errors`,
      metric: {
        expression: errorRate('FILL(errors, 0)', 'calls', LEAST_ERRORS),
        of: { errors: metric(errors, 'Sum'), calls: metric(calls, 'Sum') },
      },
      threshold: ERROR_PERCENT,
      minutes: [3, 5],
    });
    alarms[`${id}LatencyAlarm`] = alarm({
      ...common,
      kind: 'api-latency',
      says: `The slowest hundredth of the requests to ${id} of ${service} takes more than ${P99_MILLISECONDS} ms.`,
      name: `${service}-${stage}-${id}-latency`,
      metric: metric(latency, 'p99'),
      threshold: P99_MILLISECONDS,
      minutes: [5, 5],
    });
  }
  return alarms;
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/ http-api-metrics, apigateway-websocket-api-logging,
 *  api-gateway-metrics-and-dimensions */
function metricsOf(template: Template, id: string, api: TemplateResource, stage: string): ApiMetrics {
  if (api.Type === 'AWS::ApiGateway::RestApi') {
    const namespaceDimensions = { ApiName: api.Properties.Name, Stage: stage };
    return { namespaceDimensions, errors: '5XXError', calls: 'Count', latency: 'Latency' };
  }
  if (api.Properties.ProtocolType === 'WEBSOCKET') {
    const stageName = resourcesOf(template, 'AWS::ApiGatewayV2::Stage').find(([, { Properties }]) =>
      referredIds(Properties.ApiId).has(id),
    )?.[1].Properties.StageName;
    const namespaceDimensions = { ApiId: { Ref: id }, Stage: stageName ?? stage };
    return { namespaceDimensions, errors: 'ExecutionError', calls: 'MessageCount', latency: 'IntegrationLatency' };
  }
  return { namespaceDimensions: { ApiId: { Ref: id } }, errors: '5xx', calls: 'Count', latency: 'Latency' };
}
