import { resourcesOf, type Template, type TemplateResource } from '../cloudformation-template.ts';
import { alarm, errorRate, type Metric, type MetricExpression } from './alarm.ts';
import type { SafeByDefaultSettings, ServiceIdentity } from './settings.ts';

const PERIOD_MINUTES = 5;
/** From so many requests on it says something that hardly one is served. */
const LEAST_REQUESTS = 50;
const LEAST_SERVED = 5;
const EDGE_ERROR_PERCENT = 1;
const LEAST_EDGE_ERRORS = 5;

type Alarms = Record<string, TemplateResource>;

/** The outages in which nothing fails: everybody is refused, by a secret that does not fit, by keys of an issuer that are gone, by a
 *  rule of the firewall. A stranger's refused requests are not an outage: these ring only while dashboards that were let in
 *  before are open (they send pings) and hardly a request is served. */
export function refusalAlarms(template: Template, settings: SafeByDefaultSettings, identity: ServiceIdentity): Alarms {
  return {
    ...apiAlarms(template, settings, identity),
    ...distributionAlarms(template, settings, identity),
    ...firewallAlarms(template, settings, identity),
  };
}

function apiAlarms(
  template: Template,
  { alarmTopicArn: topicArn }: SafeByDefaultSettings,
  identity: ServiceIdentity,
): Alarms {
  const { service, stage } = identity;
  const alarms: Alarms = {};
  for (const [id, { Properties }] of resourcesOf(template, 'AWS::ApiGatewayV2::Api')) {
    if (Properties.ProtocolType !== 'HTTP') continue;
    const metric = (name: string) => sumOf('AWS/ApiGateway', name, { ApiId: { Ref: id } });
    alarms[`${id}RefusalsAlarm`] = alarm({
      kind: 'refusals',
      says: `${id} of ${service} refuses nearly every request, while dashboards are open.`,
      name: `${service}-${stage}-${id}-refusals`,
      metric: hardlyServed(stage, 'FILL(all, 0)', 'FILL(all, 0) - FILL(refused, 0) - FILL(failed, 0)', {
        all: metric('Count'),
        refused: metric('4xx'),
        failed: metric('5xx'),
      }),
      threshold: 0,
      periods: [1, 2],
      periodMinutes: PERIOD_MINUTES,
      topicArn,
    });
    alarms[`${id}OriginSecretAlarm`] = alarm({
      kind: 'origin-secret',
      says: `CloudFront shows functions of ${stage} a secret that they do not accept: signed-in callers get 403.`,
      name: `${service}-${stage}-${id}-origin-secret`,
      metric: sumOf('Frontdesk', 'EdgeMismatches', { stage }),
      threshold: LEAST_SERVED,
      periods: [1, 2],
      topicArn,
    });
  }
  return alarms;
}

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/programming-cloudwatch-metrics.html */
function distributionAlarms(
  template: Template,
  { alarmTopicArn: topicArn }: SafeByDefaultSettings,
  { service, stage }: ServiceIdentity,
): Alarms {
  const alarms: Alarms = {};
  for (const [id] of resourcesOf(template, 'AWS::CloudFront::Distribution')) {
    const dimensions = { DistributionId: { Ref: id }, Region: 'Global' };
    const rate = (name: string): Metric => ({ namespace: 'AWS/CloudFront', name, dimensions, statistic: 'Average' });
    const of = {
      all: sumOf('AWS/CloudFront', 'Requests', dimensions),
      refused: rate('4xxErrorRate'),
      failed: rate('5xxErrorRate'),
    };
    const common = { topicArn, periodMinutes: PERIOD_MINUTES, periods: [1, 2] as const };
    alarms[`${id}RefusalsAlarm`] = alarm({
      ...common,
      kind: 'refusals',
      says: `${id} of ${service} serves hardly a request, while dashboards are open.`,
      name: `${service}-${stage}-${id}-refusals`,
      metric: hardlyServed(
        stage,
        'FILL(all, 0)',
        'FILL(all, 0) * (100 - FILL(refused, 0) - FILL(failed, 0)) / 100',
        of,
      ),
      threshold: 0,
    });
    alarms[`${id}ErrorsAlarm`] = alarm({
      ...common,
      kind: 'edge-errors',
      says: `${id} of ${service} answers more than ${EDGE_ERROR_PERCENT} % of its requests with 5xx.`,
      name: `${service}-${stage}-${id}-errors`,
      metric: {
        expression: errorRate('(FILL(all, 0) * FILL(failed, 0) / 100)', 'FILL(all, 0)', LEAST_EDGE_ERRORS),
        of: { all: of.all, failed: of.failed },
      },
      threshold: EDGE_ERROR_PERCENT,
    });
  }
  return alarms;
}

/** https://docs.aws.amazon.com/waf/latest/developerguide/waf-metrics.html: of CloudFront's scope, without a region. */
function firewallAlarms(
  template: Template,
  { alarmTopicArn: topicArn }: SafeByDefaultSettings,
  { service, stage }: ServiceIdentity,
): Alarms {
  const alarms: Alarms = {};
  for (const [id, { Properties }] of resourcesOf(template, 'AWS::WAFv2::WebACL')) {
    const { MetricName } = Properties.VisibilityConfig as { MetricName: string };
    const metric = (name: string) => sumOf('AWS/WAFV2', name, { WebACL: MetricName, Rule: 'ALL' });
    alarms[`${id}RefusalsAlarm`] = alarm({
      kind: 'refusals',
      says: `${id} of ${service} blocks nearly every request, while dashboards are open.`,
      name: `${service}-${stage}-${id}-refusals`,
      metric: hardlyServed(stage, 'FILL(blocked, 0)', 'FILL(allowed, 0)', {
        blocked: metric('BlockedRequests'),
        allowed: metric('AllowedRequests'),
      }),
      threshold: 0,
      periods: [1, 2],
      periodMinutes: PERIOD_MINUTES,
      topicArn,
    });
  }
  return alarms;
}

/** 1 while pings come, there are requests, and hardly one is served. */
function hardlyServed(
  stage: string,
  requests: string,
  served: string,
  of: Readonly<Record<string, Metric>>,
): MetricExpression {
  const condition = `FILL(pings, 0) > 0 AND ${requests} >= ${LEAST_REQUESTS} AND ${served} < ${LEAST_SERVED}`;
  const pings = sumOf('AWS/Lambda', 'Invocations', { FunctionName: `realtime-${stage}-ping` });
  return { expression: `IF(${condition}, 1, 0)`, of: { ...of, pings } };
}

function sumOf(namespace: string, name: string, dimensions: Metric['dimensions']): Metric {
  return { namespace, name, dimensions, statistic: 'Sum' };
}
