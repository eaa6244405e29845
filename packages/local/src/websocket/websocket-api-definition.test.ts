import type { ServiceModel } from '@frontdesk/service-model/service-model';
import { describe, expect, it } from 'vitest';
import { webSocketApiDefinition } from './websocket-api-definition.ts';

const functionUri = (name: string): string =>
  `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:${name}/invocations`;
const explicit = (changes: Record<string, Record<string, unknown>> = {}): ServiceModel => {
  const declared: Record<string, [string, Record<string, unknown>]> = {
    api: ['Api', { ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.type' }],
    http: ['Api', { ProtocolType: 'HTTP' }],
    stage: ['Stage', { ApiId: 'api', StageName: 'live' }],
    other: ['Stage', { ApiId: 'http', StageName: '$default' }],
    guard: [
      'Authorizer',
      { ApiId: 'api', AuthorizerUri: functionUri('guard:live'), IdentitySource: ['route.request.header.X'] },
    ],
    integration: ['Integration', { ApiId: 'api', IntegrationType: 'AWS_PROXY', IntegrationUri: functionUri('desk') }],
    connect: [
      'Route',
      { ApiId: 'api', RouteKey: '$connect', Target: 'integrations/integration', AuthorizerId: 'guard' },
    ],
    ping: [
      'Route',
      {
        ApiId: 'api',
        RouteKey: 'ping',
        Target: 'integrations/integration',
        RouteResponseSelectionExpression: '$default',
      },
    ],
    pong: ['RouteResponse', { ApiId: 'api', RouteId: 'ping', RouteResponseKey: '$default' }],
    half: [
      'Route',
      {
        ApiId: 'api',
        RouteKey: 'half',
        Target: 'integrations/integration',
        RouteResponseSelectionExpression: '$default',
      },
    ],
  };
  const resources = Object.fromEntries(
    Object.entries(declared).map(([id, [kind, properties]]) => [
      id,
      { Type: `AWS::ApiGatewayV2::${kind}`, Properties: { ...properties, ...changes[id] } },
    ]),
  );
  const physicalIds = Object.fromEntries(Object.keys(declared).map((id) => [id, id]));
  return { resources, physicalIds } as unknown as ServiceModel;
};

// aws-resource-apigatewayv2-api, -route, -integration, -authorizer, -routeresponse
describe('a WebSocket API of explicit resources', () => {
  it('has its stage, its routes with their functions, and the authoriser of $connect', () => {
    const definition = webSocketApiDefinition([explicit()]);
    expect(definition).toMatchObject({ apiId: 'api', stage: 'live' });
    expect(definition?.selectRoute('{"type":"ping"}')).toBe('ping');
    expect([...(definition?.routes.values() ?? [])]).toEqual([
      {
        routeKey: '$connect',
        functionName: 'desk',
        hasResponse: false,
        authorizer: { functionName: 'guard', identitySources: ['route.request.header.X'] },
      },
      { routeKey: 'ping', functionName: 'desk', hasResponse: true },
      // A selection expression alone answers nothing: the route response is missing.
      { routeKey: 'half', functionName: 'desk', hasResponse: false },
    ]);
  });

  it('is none where no service defines one', () => {
    expect(webSocketApiDefinition([explicit({ api: { ProtocolType: 'HTTP' } })])).toBeUndefined();
  });

  it('is refused with an integration that does not run locally, or an authoriser that nobody defines', () => {
    expect(() => webSocketApiDefinition([explicit({ integration: { IntegrationType: 'MOCK' } })])).toThrow(
      'WebSocket route $connect: only integrations of type AWS_PROXY',
    );
    expect(() => webSocketApiDefinition([explicit({ connect: { AuthorizerId: 'nobody' } })])).toThrow(
      'WebSocket route $connect names no known authoriser (nobody).',
    );
  });
});
