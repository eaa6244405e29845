import { functionLogicalId, functionNameOf, normalisedName } from './function-models.ts';
import type { ServiceConfiguration, Template } from './service-configuration.ts';

interface WebSocketEvent {
  functionKey: string;
  route: string;
  routeResponse: string | undefined;
  authorizer: { name: string; arn: unknown; identitySource: string[] } | undefined;
}

type Resources = Template['Resources'];

/** What the framework makes of `websocket` events: the API, its stage, and for each event a route, an integration and
 *  what belongs to them. So there is one form of a WebSocket API here, whether a service declares events or resources.
 *  [osls: package/compile/events/websockets] */
export const webSocketResources = (configuration: ServiceConfiguration): Resources => {
  const events = webSocketEvents(configuration);
  if (events.length === 0) return {};
  const { provider } = configuration;
  const externalApi = provider.apiGateway?.websocketApiId;
  const ApiId = externalApi ?? { Ref: 'WebsocketsApi' };
  const resources: Resources = externalApi === undefined ? apiAndStage(configuration) : {};
  for (const { functionKey, route, routeResponse, authorizer } of events) {
    const integration = `${normalisedName(functionKey)}WebsocketsIntegration`;
    const routeId = `${normalisedRoute(route)}WebsocketsRoute`;
    const authorizerId = authorizer && `${normalisedName(authorizer.name)}WebsocketsAuthorizer`;
    resources[integration] = {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: { ApiId, IntegrationType: 'AWS_PROXY', IntegrationUri: invocationUri(arnOfFunction(functionKey)) },
    };
    resources[routeId] = {
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: {
        ApiId,
        RouteKey: route,
        AuthorizationType: authorizer ? 'CUSTOM' : 'NONE',
        Target: { 'Fn::Join': ['/', ['integrations', { Ref: integration }]] },
        ...(authorizerId && { AuthorizerId: { Ref: authorizerId } }),
        ...(routeResponse && { RouteResponseSelectionExpression: routeResponse }),
      },
    };
    if (routeResponse)
      resources[`${routeId}Response`] = {
        Type: 'AWS::ApiGatewayV2::RouteResponse',
        Properties: { ApiId, RouteId: { Ref: routeId }, RouteResponseKey: '$default' },
      };
    if (authorizer && authorizerId)
      resources[authorizerId] = {
        Type: 'AWS::ApiGatewayV2::Authorizer',
        Properties: {
          ApiId,
          Name: authorizer.name,
          AuthorizerType: 'REQUEST',
          AuthorizerUri: invocationUri(authorizer.arn),
          IdentitySource: authorizer.identitySource,
        },
      };
  }
  return resources;
};

const apiAndStage = (configuration: ServiceConfiguration): Resources => {
  const { provider, service } = configuration;
  const logs = provider.logs?.websocket;
  const format = typeof logs === 'object' ? logs.format : undefined;
  return {
    WebsocketsApi: {
      Type: 'AWS::ApiGatewayV2::Api',
      Properties: {
        Name: provider.websocketsApiName ?? `${provider.stage}-${service}-websockets`,
        ProtocolType: 'WEBSOCKET',
        RouteSelectionExpression: provider.websocketsApiRouteSelectionExpression ?? '$request.body.action',
      },
    },
    WebsocketsDeploymentStage: {
      Type: 'AWS::ApiGatewayV2::Stage',
      Properties: {
        ApiId: { Ref: 'WebsocketsApi' },
        StageName: provider.stage,
        ...(format !== undefined && { AccessLogSettings: { Format: format } }),
      },
    },
  };
};

const webSocketEvents = (configuration: ServiceConfiguration): WebSocketEvent[] =>
  Object.entries(configuration.functions).flatMap(([functionKey, { events }]) =>
    events.flatMap(({ websocket }) => {
      if (websocket === undefined) return [];
      if (typeof websocket === 'string')
        return [{ functionKey, route: websocket, routeResponse: undefined, authorizer: undefined }];
      const { route, routeResponseSelectionExpression: routeResponse } = websocket;
      return [{ functionKey, route, routeResponse, authorizer: authorizerOf(websocket.authorizer, configuration) }];
    }),
  );

type DeclaredAuthorizer = string | { name?: string | undefined; arn?: unknown; identitySource?: string[] | undefined };

const authorizerOf = (
  declared: DeclaredAuthorizer | undefined,
  configuration: ServiceConfiguration,
): WebSocketEvent['authorizer'] => {
  if (declared === undefined) return undefined;
  const shorthand = typeof declared === 'string' ? { [declared.includes(':') ? 'arn' : 'name']: declared } : declared;
  const {
    arn,
    name = String(arn).split(':').at(-1) ?? '',
    identitySource,
  } = shorthand as Exclude<typeof declared, string>;
  if (arn === undefined && configuration.functions[name] === undefined)
    throw new Error(
      `${functionNameOf(configuration, name)}: a websocket event names this authoriser, but there is no such function.`,
    );
  return { name, arn: arn ?? arnOfFunction(name), identitySource: identitySource ?? ['route.request.header.Auth'] };
};

const arnOfFunction = (key: string): unknown => ({ 'Fn::GetAtt': [functionLogicalId(key), 'Arn'] });

const invocationUri = (functionArn: unknown): unknown => ({
  'Fn::Join': ['', ['arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/', functionArn, '/invocations']],
});

const routeReplacements: Record<string, string> = { $: 'S', '/': 'Slash', '-': 'Dash', _: 'Underscore', '.': 'Period' };

/** [osls: naming.getNormalizedWebsocketsRouteKey] */
const normalisedRoute = (route: string): string =>
  route.replace(/[$/\-_.]/g, (character) => routeReplacements[character] ?? character);
