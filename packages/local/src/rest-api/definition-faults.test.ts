import { describe, expect, it } from 'vitest';
import { apiId, serviceWith, type TestRestApiOptions } from './rest-api.fixture.ts';
import { restApiDefinition } from './rest-api-definition.ts';

const definitionOf = (options: Partial<TestRestApiOptions>) =>
  restApiDefinition([serviceWith({ methods: { 'GET /a': 'echo' }, ...options })]);
const method = (more: object) => ({ methods: { 'GET /a': { ...more } } });
const mock = (template: string) =>
  method({ integration: { Type: 'MOCK', RequestTemplates: { 'application/json': template } } });

describe('a REST API that the local cloud does not run', () => {
  it.each<[string, Partial<TestRestApiOptions>, RegExp]>([
    ['integrations over HTTP', method({ integration: { Type: 'HTTP_PROXY' } }), /AWS_PROXY and MOCK/],
    ['templates in VTL', mock('#if($input.path)x#end'), /VTL/],
    ['IAM authorization', method({ AuthorizationType: 'AWS_IAM' }), /only Lambda authorizers/],
    ['an unknown authorizer', method({ AuthorizationType: 'CUSTOM', AuthorizerId: 'x' }), /names none/],
    ['an unknown validator', method({ RequestValidatorId: 'x' }), /no known request validator/],
    ['TOKEN authorizers', { authorizer: { Type: 'TOKEN' } }, /type REQUEST/],
    ['a cached authorizer without identity', { authorizer: { IdentitySource: '' } }, /needs an identity source/],
    ['an unknown identity source', { authorizer: { IdentitySource: 'method.request.body.x' } }, /no identity source/],
    [
      'a second stage',
      { resources: { Other: { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: apiId } } } },
      /exactly one AWS::ApiGateway::Stage/,
    ],
  ])('is refused at the start: %s', (_what, options, message) => expect(() => definitionOf(options)).toThrow(message));

  it('is none at all when no service declares one', () => expect(restApiDefinition([])).toBeUndefined());
});
