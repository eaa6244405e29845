import { type FoundResource, resourcesOfType } from '@frontdesk/service-model/find-resources';
import type { ServiceModel } from '@frontdesk/service-model/service-model';
import { functionIn } from '../gateway/function-in-uri.ts';
import { defaultWebSocketLogFormat, webSocketLogFormatter } from './access-log.ts';
import { routeSelector } from './route-selection.ts';
import type { WebSocketStage } from './websocket-events.ts';

export interface RequestAuthorizerDefinition {
  functionName: string;
  /** `route.request.header.Authorization`, `route.request.querystring.ticket`, … */
  identitySources: readonly string[];
}

export interface WebSocketRoute {
  routeKey: string;
  functionName: string;
  /** Whether the body that the function returns goes to the client. */
  hasResponse: boolean;
  /** Of `$connect` only. */
  authorizer?: RequestAuthorizerDefinition;
}

export interface WebSocketApiDefinition extends WebSocketStage {
  selectRoute: ReturnType<typeof routeSelector>;
  routes: ReadonlyMap<string, WebSocketRoute>;
  formatAccessLog: ReturnType<typeof webSocketLogFormatter>;
}

/** Puts the WebSocket API together from the AWS::ApiGatewayV2 resources of all services; undefined when there is none.
 *  Throws when a route has an integration that the local cloud does not run. */
export const webSocketApiDefinition = (services: readonly ServiceModel[]): WebSocketApiDefinition | undefined => {
  const api = resourcesOfType(services, 'AWS::ApiGatewayV2::Api').find(
    ({ Properties }) => Properties.ProtocolType === 'WEBSOCKET',
  );
  if (api === undefined) return undefined;
  const apiId = api.physicalId;
  const ofApi = (kind: string): FoundResource[] =>
    resourcesOfType(services, `AWS::ApiGatewayV2::${kind}`).filter(({ Properties }) => Properties.ApiId === apiId);
  const stage = ofApi('Stage')[0]?.Properties;
  const logSettings = stage?.AccessLogSettings as { Format?: string } | undefined;
  const integrations = new Map(ofApi('Integration').map((found) => [found.physicalId, found]));
  const authorizers = new Map(ofApi('Authorizer').map((found) => [found.physicalId, authorizerOf(found)]));
  const answered = new Set(ofApi('RouteResponse').map(({ Properties }) => Properties.RouteId));
  const routes = ofApi('Route').map(({ physicalId, Properties: properties }): WebSocketRoute => {
    const routeKey = String(properties.RouteKey);
    const integration = integrations.get(String(properties.Target).replace(/^integrations\//, ''));
    const authorizer = authorizers.get(String(properties.AuthorizerId));
    if (properties.AuthorizerId !== undefined && authorizer === undefined)
      throw new Error(`WebSocket route ${routeKey} names no known authoriser (${properties.AuthorizerId}).`);
    return {
      routeKey,
      functionName: integratedFunction(routeKey, integration),
      hasResponse: properties.RouteResponseSelectionExpression === '$default' && answered.has(physicalId),
      ...(authorizer && { authorizer }),
    };
  });
  return {
    apiId,
    stage: String(stage?.StageName ?? '$default'),
    stageVariables: stage?.StageVariables as Record<string, string> | undefined,
    selectRoute: routeSelector(String(api.Properties.RouteSelectionExpression)),
    routes: new Map(routes.map((route) => [route.routeKey, route])),
    formatAccessLog: webSocketLogFormatter(logSettings?.Format ?? defaultWebSocketLogFormat),
  };
};

const authorizerOf = ({ Properties: properties }: FoundResource): RequestAuthorizerDefinition => ({
  functionName: functionIn(String(properties.AuthorizerUri)) ?? '',
  identitySources: [properties.IdentitySource ?? []].flat().map(String),
});

const integratedFunction = (routeKey: string, integration: FoundResource | undefined): string => {
  const functionName = functionIn(String(integration?.Properties.IntegrationUri));
  if (integration?.Properties.IntegrationType === 'AWS_PROXY' && functionName !== undefined) return functionName;
  throw new Error(`WebSocket route ${routeKey}: only integrations of type AWS_PROXY with a function run locally.`);
};
