import { describe, expect, it } from 'vitest';
import { parseServiceConfiguration } from './service-configuration.ts';
import { webSocketResources } from './websocket-resources.ts';

const resources = (websocket: unknown, provider: object = {}) =>
  webSocketResources(
    parseServiceConfiguration(
      {
        service: 'desk',
        provider: { stage: 'dev', ...provider },
        functions: { 'open-door': { handler: 'x.handler', events: [{ websocket }] }, guard: { handler: 'x.handler' } },
      },
      '/desk',
    ),
  );

// osls, package/compile/events/websockets: what the framework puts into the template.
describe('the resources of websocket events', () => {
  it('are an API with its stage, and a route with its integration', () => {
    const made = resources('list_all');
    expect(Object.keys(made)).toEqual([
      'WebsocketsApi',
      'WebsocketsDeploymentStage',
      'OpenDashdoorWebsocketsIntegration',
      'listUnderscoreallWebsocketsRoute',
    ]);
    expect(made.WebsocketsApi?.Properties).toEqual({
      Name: 'dev-desk-websockets',
      ProtocolType: 'WEBSOCKET',
      RouteSelectionExpression: '$request.body.action',
    });
    expect(made.listUnderscoreallWebsocketsRoute?.Properties).toMatchObject({
      RouteKey: 'list_all',
      AuthorizationType: 'NONE',
      Target: { 'Fn::Join': ['/', ['integrations', { Ref: 'OpenDashdoorWebsocketsIntegration' }]] },
    });
  });

  it.each([
    ['a name', 'guard', ['route.request.header.Auth']],
    [
      'a name and identity sources',
      { name: 'guard', identitySource: ['route.request.querystring.ticket'] },
      ['route.request.querystring.ticket'],
    ],
    ['a name and no identity source at all', { name: 'guard', identitySource: [] }, []],
    ['an ARN', 'arn:aws:lambda:us-east-1:000000000000:function:guard', ['route.request.header.Auth']],
  ])('have an authoriser by %s', (_how, authorizer, IdentitySource) => {
    const made = resources({ route: '$connect', authorizer });
    expect(made.GuardWebsocketsAuthorizer?.Properties).toMatchObject({
      Name: 'guard',
      AuthorizerType: 'REQUEST',
      IdentitySource,
    });
    expect(made.SconnectWebsocketsRoute?.Properties).toMatchObject({
      AuthorizationType: 'CUSTOM',
      AuthorizerId: { Ref: 'GuardWebsocketsAuthorizer' },
    });
  });

  it('belong to the API of another service when the provider names it', () => {
    const made = resources('ping', { apiGateway: { websocketApiId: 'a1b2c3d4e5' } });
    expect(made).not.toHaveProperty('WebsocketsApi');
    expect(made.pingWebsocketsRoute?.Properties).toMatchObject({ ApiId: 'a1b2c3d4e5' });
  });

  it('are refused when the authoriser is no function of the service', () => {
    expect(() => resources({ route: '$connect', authorizer: 'nobody' })).toThrow(
      'desk-dev-nobody: a websocket event names this authoriser, but there is no such function.',
    );
  });
});
