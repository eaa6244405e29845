import type { Template } from '../cloudformation-template.ts';
import { resourcesOf } from '../cloudformation-template.ts';
import { frontDoorCheckCost } from './cost-of-requests.ts';
import { PRICES } from './price-list.ts';
import { provisionedGigabyteHours } from './provisioned-hours.ts';

export interface FixedCost {
  what: string;
  count: number;
  dollarsEach: number;
}

/** What a stage costs in a month when nobody calls, counted in the templates. */
export function fixedCosts(templates: readonly Template[]): FixedCost[] {
  const count = (type: string): number => templates.reduce((sum, one) => sum + resourcesOf(one, type).length, 0);
  const rules = templates
    .flatMap((one) => resourcesOf(one, 'AWS::WAFv2::WebACL'))
    .reduce((sum, [, { Properties }]) => sum + (Properties.Rules as unknown[]).length, 0);
  const caches = templates.flatMap((one) =>
    resourcesOf(one, 'AWS::ApiGateway::Stage').filter(([, { Properties }]) => Properties.CacheClusterEnabled === true),
  );
  const alarmMetrics = templates
    .flatMap((one) => resourcesOf(one, 'AWS::CloudWatch::Alarm'))
    .reduce((sum, [, { Properties }]) => sum + metricsOf(Properties.Metrics), 0);
  const checks = templates
    .flatMap((one) => resourcesOf(one, 'AWS::Lambda::Function'))
    .filter(([id]) => id === 'CheckFrontDoorLambdaFunction');
  return [
    { what: 'Metrics that alarms watch', count: alarmMetrics, dollarsEach: PRICES.alarmMetricMonth },
    { what: 'Firewall', count: count('AWS::WAFv2::WebACL'), dollarsEach: PRICES.firewallMonth },
    { what: 'Firewall rules', count: rules, dollarsEach: PRICES.firewallRuleMonth },
    { what: 'Bot Control', count: count('AWS::WAFv2::WebACL'), dollarsEach: PRICES.firewallBotControlMonth },
    { what: 'Dashboards', count: count('AWS::CloudWatch::Dashboard'), dollarsEach: PRICES.dashboardMonth },
    { what: 'KMS keys', count: count('AWS::KMS::Key'), dollarsEach: PRICES.keyMonth },
    {
      what: 'Provisioned concurrency, GB-hours',
      count: Math.round(templates.reduce((sum, one) => sum + provisionedGigabyteHours(one), 0)),
      dollarsEach: PRICES.lambdaProvisionedGigabyteSecond * 3600,
    },
    {
      what: 'Caches of the Partner API, 0.5 GB',
      count: caches.length,
      dollarsEach: PRICES.stageCacheHalfGigabyteHour * HOURS_OF_A_MONTH,
    },
    {
      what: 'Clients that sign in as themselves',
      count: machineClients(templates),
      dollarsEach: PRICES.machineClientMonth,
    },
    {
      what: 'Checks of the front door, one a minute',
      count: checks.length * 60 * HOURS_OF_A_MONTH,
      dollarsEach: frontDoorCheckCost(Number(checks[0]?.[1].Properties.MemorySize ?? 0)),
    },
    { what: 'Secrets', count: count('AWS::SecretsManager::Secret'), dollarsEach: PRICES.secretMonth },
  ];
}

const HOURS_OF_A_MONTH = 730;

/** The metrics that API Gateway keeps for each route of an API with detailed metrics: those of a month in which every route is
 *  called. Of a route that nobody calls there are none.
 *  https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html */
export function routeMetrics(templates: readonly Template[]): FixedCost {
  const count = (type: string): number => templates.reduce((sum, one) => sum + resourcesOf(one, type).length, 0);
  const routes = count('AWS::ApiGatewayV2::Route') + count('AWS::ApiGateway::Method');
  return {
    what: `metrics of ${routes} routes, ${METRICS_OF_A_ROUTE} each`,
    count: routes * METRICS_OF_A_ROUTE,
    dollarsEach: PRICES.metricMonth,
  };
}

/** Count, 4xx, 5xx, Latency, IntegrationLatency, DataProcessed; a WebSocket route and a method of a REST API have no more. */
const METRICS_OF_A_ROUTE = 6;

function machineClients(templates: readonly Template[]): number {
  return templates
    .flatMap((one) => resourcesOf(one, 'AWS::Cognito::UserPoolClient'))
    .filter(([, { Properties }]) => (Properties.AllowedOAuthFlows as string[]).includes('client_credentials')).length;
}

/** An alarm on one metric names it itself; one on an expression has a list, in which the expression is free. */
function metricsOf(queries: unknown): number {
  return Array.isArray(queries) ? queries.filter((query) => 'MetricStat' in query).length : 1;
}
