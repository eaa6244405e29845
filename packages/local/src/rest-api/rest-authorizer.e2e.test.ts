import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allowing, authorized, outcomeOf, startTestRestApi, type TestRestApi } from './rest-api.fixture.ts';

const arn = (path: string): string => `arn:aws:execute-api:us-east-1:000000000000:abcdefghij/live/${path}`;

let api: TestRestApi;
beforeAll(async () => {
  api = await startTestRestApi({
    functions: {
      authorizer: ({ headers }) => {
        if (headers['x-api-key'] === 'stranger') throw new Error('Unauthorized');
        if (headers['x-api-key'] === 'broken') throw new Error('no table');
        if (headers['x-api-key'] === 'wordless') return { policyDocument: 'x' };
        if (headers['x-api-key'] === 'denied')
          return {
            principalId: 'x',
            policyDocument: { Statement: [{ Action: '*', Effect: 'Deny', Resource: '*' }] },
          };
        return allowing(arn('*/gated'), {
          context: { n: 1 },
        });
      },
      echo: () => ({ statusCode: 201 }),
    },
    methods: { 'GET /gated': { ...authorized }, 'GET /gated/not': { ...authorized } },
  });
});
afterAll(() => api.stop());

describe('a Lambda authorizer', () => {
  const gated = (key: string, path = '/gated'): Promise<unknown[]> =>
    outcomeOf(api.send('GET', path, { 'x-api-key': key }));

  // api-gateway-lambda-authorizer-input-format
  it('gets the request without its body', async () => {
    await gated('first');
    expect(api.seen('authorizer').at(-1)).toMatchObject({
      type: 'REQUEST',
      methodArn: arn('GET/gated'),
      resource: '/gated',
      headers: { 'x-api-key': 'first' },
      queryStringParameters: {},
      pathParameters: {},
    });
    expect(api.seen('authorizer').at(-1)).not.toHaveProperty('body');
    expect(api.seen('echo').at(-1)?.requestContext.authorizer).toEqual({ principalId: 'somebody', n: '1' });
  });

  // apigateway-use-lambda-authorizer: the kept policy is held against each method.
  it('is asked once for a key, and its policy is held against every method', async () => {
    const before = api.seen('authorizer').length;
    expect((await gated('kept'))[0]).toBe(201);
    expect((await gated('kept'))[0]).toBe(201);
    expect(await gated('kept', '/gated/not')).toEqual([
      403,
      'AccessDeniedException',
      '{"message":"User is not authorized to access this resource"}',
    ]);
    expect(api.seen('authorizer').length - before).toBe(1);
    api.authorizer.flush();
    await gated('kept');
    expect(api.seen('authorizer').length - before).toBe(2);
  });

  it('has its denials kept, but neither `Unauthorized` nor failures', async () => {
    const before = api.seen('authorizer').length;
    const refused = async (key: string): Promise<unknown[]> => {
      await gated(key);
      return gated(key);
    };
    expect(await refused('denied')).toEqual([
      403,
      'AccessDeniedException',
      '{"message":"User is not authorized to access this resource with an explicit deny"}',
    ]);
    expect(api.seen('authorizer').length - before).toBe(1);
    expect(await refused('stranger')).toEqual([401, 'UnauthorizedException', '{"message":"Unauthorized"}']);
    expect(await refused('broken')).toEqual([500, 'AuthorizerConfigurationException', '{"message":null}']);
    expect(await refused('wordless')).toEqual([500, 'AuthorizerConfigurationException', '{"message":null}']);
    expect(api.seen('authorizer').length - before).toBe(7);
  });
});
