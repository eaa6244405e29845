import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allowing, authorized, startTestRestApi, type TestRestApi } from './rest-api.fixture.ts';

const arn = (path: string): string => `arn:aws:execute-api:us-east-1:000000000000:abcdefghij/live/${path}`;
const model = { type: 'object', required: ['name'], properties: { name: { type: 'string', maxLength: 5 } } };
const answers: Record<string, unknown> = {
  none: {},
  unknownKey: { statusCode: 200, cookies: [] },
  word: { statusCode: 'fine' },
  lists: { statusCode: 200, multiValueHeaders: { a: 'b' } },
  text: 'text',
  challenge: { statusCode: 401, headers: { 'WWW-Authenticate': 'Key' } },
};

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
        return allowing([arn('*/gated'), arn('POST/order*')], {
          context: { n: 1 },
          usageIdentifierKey: headers['x-api-key'],
        });
      },
      echo: (event) => ({ statusCode: 201, body: JSON.stringify(event), multiValueHeaders: { 'X-Two': ['a', 'b'] } }),
      answer: ({ queryStringParameters: query }) => answers[query?.how ?? ''],
      fail: () => Promise.reject(new RangeError('secret')),
      slow: () => new Promise(() => undefined),
      image: () => ({ statusCode: 200, isBase64Encoded: true, headers: { 'Content-Type': 'image/png' }, body: 'AQID' }),
    },
    methods: {
      'GET /things/{id}': 'echo',
      'POST /things': 'echo',
      'GET /things/newest': 'echo',
      'POST /things/newest/parts': 'echo',
      'GET /files/{path+}': 'echo',
      'ANY /any': 'echo',
      'GET /answer': 'answer',
      'GET /fail': 'fail',
      'GET /slow': 'slow',
      'POST /image': 'image',
      'GET /gated': { ...authorized },
      'GET /gated/not': { ...authorized },
      'POST /order': {
        ...authorized,
        ApiKeyRequired: true,
        RequestValidatorId: 'Both',
        RequestParameters: {
          'method.request.querystring.date': true,
          'method.request.header.X-Kind': true,
          'method.request.querystring.other': false,
        },
        RequestModels: { 'application/json': 'Order' },
      },
      'POST /body': { RequestValidatorId: 'Both', RequestModels: { 'application/json': 'Order' } },
      'POST /strict': { integration: { PassthroughBehavior: 'NEVER', RequestTemplates: { 'application/json': '{}' } } },
      'OPTIONS /things': {
        integration: {
          Type: 'MOCK',
          RequestTemplates: { 'application/json': '{"statusCode": 204}' },
          IntegrationResponses: [
            {
              StatusCode: 204,
              ResponseParameters: {
                'method.response.header.Access-Control-Allow-Origin': "'*'",
                'method.response.header.X-Request': 'context.requestId',
              },
            },
          ],
        },
      },
      'GET /health': {
        integration: {
          Type: 'MOCK',
          RequestTemplates: { 'application/json': '{"statusCode": 200}' },
          IntegrationResponses: [
            { StatusCode: 200, ResponseTemplates: { 'application/json': '{"stage":"$context.stage"}' } },
          ],
        },
      },
    },
    api: { ApiKeySourceType: 'AUTHORIZER', BinaryMediaTypes: ['image/png'] },
    stage: {
      Variables: { colour: 'green' },
      MethodSettings: [{ ResourcePath: '/~1any', HttpMethod: 'ANY', ThrottlingRateLimit: 1, ThrottlingBurstLimit: 1 }],
    },
    resources: {
      Order: { Type: 'AWS::ApiGateway::Model', Properties: { RestApiId: 'abcdefghij', Schema: model } },
      Both: {
        Type: 'AWS::ApiGateway::RequestValidator',
        Properties: { RestApiId: 'abcdefghij', ValidateRequestBody: true, ValidateRequestParameters: true },
      },
      Plan: {
        Type: 'AWS::ApiGateway::UsagePlan',
        Properties: { ApiStages: [{ ApiId: 'abcdefghij', Stage: 'live' }], Quota: { Limit: 3, Period: 'DAY' } },
      },
      Key: { Type: 'AWS::ApiGateway::ApiKey', Properties: { Value: 'good', Enabled: true } },
      Off: { Type: 'AWS::ApiGateway::ApiKey', Properties: { Value: 'off', Enabled: false } },
      Member: {
        Type: 'AWS::ApiGateway::UsagePlanKey',
        Properties: { UsagePlanId: 'Plan', KeyId: 'Key', KeyType: 'API_KEY' },
      },
      OffMember: {
        Type: 'AWS::ApiGateway::UsagePlanKey',
        Properties: { UsagePlanId: 'Plan', KeyId: 'Off', KeyType: 'API_KEY' },
      },
    },
    integrationTimeoutMs: 150,
  });
});
afterAll(() => api.stop());

const send = (method: string, path: string, headers: Record<string, string> = {}, body?: string): Promise<Response> =>
  fetch(`${api.url}${path}`, { method, headers, ...(body !== undefined && { body }) });
const outcome = async (sent: Promise<Response>): Promise<unknown[]> => {
  const response = await sent;
  return [response.status, response.headers.get('x-amzn-errortype'), await response.text()];
};

// set-up-lambda-proxy-integrations, "Input format of a Lambda function for proxy integration"
describe('the event of payload format 1.0', () => {
  it('has the request with nulls for what is absent', async () => {
    await send('GET', '/things/a%20b', { 'X-Kind': 'x' });
    expect(api.seen('echo').at(-1)).toMatchObject({
      resource: '/things/{id}',
      path: '/things/a%20b',
      httpMethod: 'GET',
      headers: { 'X-Kind': 'x', 'X-Forwarded-Proto': 'http' },
      multiValueHeaders: { 'X-Kind': ['x'] },
      queryStringParameters: null,
      multiValueQueryStringParameters: null,
      pathParameters: { id: 'a%20b' },
      stageVariables: { colour: 'green' },
      body: null,
      isBase64Encoded: false,
      requestContext: {
        resourceId: '/things/{id}',
        resourcePath: '/things/{id}',
        httpMethod: 'GET',
        path: '/live/things/a%20b',
        stage: 'live',
        apiId: 'abcdefghij',
        deploymentId: 'd1',
        protocol: 'HTTP/1.1',
        accountId: '000000000000',
        identity: { sourceIp: '127.0.0.1', userAgent: 'node', caller: null },
      },
    });
  });

  it('has every value of a parameter, and the last one beside them', async () => {
    await send('GET', '/things/newest?tag=a%26b&tag=c&__proto__=x');
    expect(api.seen('echo').at(-1)).toMatchObject({
      queryStringParameters: { tag: 'c' },
      multiValueQueryStringParameters: { tag: ['a&b', 'c'] },
      pathParameters: null,
    });
  });

  // api-gateway-payload-encodings
  it('has a body as text, or in base64 when its type is binary', async () => {
    await send('POST', '/things', { 'content-type': 'text/x' }, 'text');
    expect(api.seen('echo').at(-1)).toMatchObject({ body: 'text', isBase64Encoded: false });
    await send('POST', '/things', { 'content-type': 'image/png' }, 'text');
    expect(api.seen('echo').at(-1)).toMatchObject({ body: 'dGV4dA==', isBase64Encoded: true });
    const answer = await send('POST', '/image');
    expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual([1, 2, 3]);
  });
});

// api-gateway-method-settings-method-request: a resource is chosen by its path, static parts before variables
describe('the route', () => {
  it.each([
    ['GET', '/things/newest', '/things/newest'],
    ['GET', '/files/a/b', '/files/{path+}'],
    ['DELETE', '/any', '/any'],
  ])('%s %s is %s', async (method, path, resource) => {
    await send(method, path);
    expect(api.seen('echo').at(-1)).toMatchObject({ resource });
  });

  // Recorded: an unknown resource or method is a missing token.
  it.each([
    ['GET', '/nowhere'],
    ['PUT', '/things/newest'],
    ['GET', '/'],
  ])('answers 403 to %s %s', async (method, path) => {
    expect(await outcome(send(method, path))).toEqual([
      403,
      'MissingAuthenticationTokenException',
      '{"message":"Missing Authentication Token"}',
    ]);
  });
});

// set-up-lambda-proxy-integrations, "Output format of a Lambda function for proxy integration"
describe("a function's reply", () => {
  it('keeps every value of multiValueHeaders, and has the ids of the gateway', async () => {
    const { status, headers } = await send('GET', '/things/newest');
    expect([status, headers.get('x-two')]).toEqual([201, 'a, b']);
    expect(headers.get('x-amzn-requestid')).toMatch(/^[\da-f-]{36}$/);
    expect(headers.get('x-amz-apigw-id')).toMatch(/^.{15}=$/);
    expect(headers.get('x-amzn-trace-id')).toMatch(/^Root=/);
  });

  // api-gateway-known-issues: headers that are remapped
  it('has some headers under another name', async () => {
    const { headers } = await send('GET', '/answer?how=challenge');
    expect([headers.get('www-authenticate'), headers.get('x-amzn-remapped-www-authenticate')]).toEqual([null, 'Key']);
  });

  it.each(['none', 'unknownKey', 'word', 'lists', 'text', 'absent'])('is 502 when it is malformed: %s', async (how) => {
    const answer = [502, 'InternalServerErrorException', '{"message":"Internal server error"}'];
    expect(await outcome(send('GET', `/answer?how=${how}`))).toEqual(answer);
  });

  it('is 502 when the function throws, and 504 when it takes too long', async () => {
    expect(await outcome(send('GET', '/fail'))).toEqual([
      502,
      'InternalServerErrorException',
      '{"message":"Internal server error"}',
    ]);
    const [status, , body] = await outcome(send('GET', '/slow'));
    expect([status, body]).toEqual([504, '{"message":"Endpoint request timed out"}']);
  });
});

describe('the order', () => {
  const order = (headers: Record<string, string>, path = '/order', body = '{}'): Promise<unknown[]> =>
    outcome(send('POST', path, headers, body));

  // apigateway-use-lambda-authorizer: a missing identity is refused before the function and before any key is looked at.
  it('is authorizer, key and plan, parameters, body, function', async () => {
    expect(await order({})).toEqual([401, 'UnauthorizedException', '{"message":"Unauthorized"}']);
    expect(await order({ 'x-api-key': 'nobody' })).toEqual([403, 'ForbiddenException', '{"message":"Forbidden"}']);
    expect(await order({ 'x-api-key': 'off' })).toEqual([403, 'ForbiddenException', '{"message":"Forbidden"}']);
    const good = { 'x-api-key': 'good' };
    expect(await order(good, '/order?date=%20')).toEqual([
      400,
      'BadRequestException',
      '{"message":"Missing required request parameters: [date, X-Kind]"}',
    ]);
    const complete = { ...good, 'x-kind': 'x', 'content-type': 'application/json' };
    expect(await order(complete, '/order?date=x', '{"name":"longer"}')).toEqual([
      400,
      'BadRequestException',
      '{"message":"Invalid request body"}',
    ]);
    expect((await order(complete, '/order?date=x', '{"name":"short"}'))[0]).toBe(201);
    // The refused ones have cost quota too: a plan comes before parameters and body.
    expect(await order(complete, '/order?date=x', '{"name":"short"}')).toEqual([
      429,
      'LimitExceededException',
      '{"message":"Limit Exceeded"}',
    ]);
    expect(api.seen('echo').at(-1)?.requestContext.identity).toMatchObject({ apiKey: 'good', apiKeyId: 'Key' });
  });
});

// api-gateway-method-request-validation: bodies of types that no model names pass.
describe('a body', () => {
  it.each([
    ['application/json', 'no JSON', 400],
    ['application/json', '', 400],
    ['application/json; charset=utf-8', '{"name":"short"}', 201],
    ['text/plain', 'no JSON', 201],
  ])('of type %s, %j, is answered %i', async (type, body, status) => {
    expect((await send('POST', '/body', { 'content-type': type }, body)).status).toBe(status);
  });

  // integration-passthrough-behaviors
  it('is refused when its type has no template and passes through never', async () => {
    expect(await outcome(send('POST', '/strict', { 'content-type': 'text/csv' }, 'a'))).toEqual([
      415,
      'UnsupportedMediaTypeException',
      '{"message":"Unsupported Media Type"}',
    ]);
  });

  // Recorded: plain text.
  it('over 10 MB is refused in plain text', async () => {
    const response = await send('POST', '/things', {}, 'x'.repeat(10 * 1024 * 1024 + 1));
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      413,
      'text/plain',
      'HTTP content length exceeded 10485760 bytes.',
    ]);
  });
});

// how-to-mock-integration; how-to-cors
describe('a mock', () => {
  it('answers with its headers and no function', async () => {
    const { status, headers } = await send('OPTIONS', '/things');
    expect([status, headers.get('access-control-allow-origin')]).toEqual([204, '*']);
    expect(headers.get('x-request')).toBe(headers.get('x-amzn-requestid'));
  });

  it('answers with its template', async () => {
    expect(await outcome(send('GET', '/health'))).toEqual([200, null, '{"stage":"live"}']);
  });
});

describe('a Lambda authorizer', () => {
  const gated = (key: string, path = '/gated'): Promise<unknown[]> => outcome(send('GET', path, { 'x-api-key': key }));

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

// api-gateway-request-throttling: the stage's throttle of a method
it('throttles a method as its stage says', async () => {
  const statuses = [await send('GET', '/any'), await send('GET', '/any')].map(({ status }) => status);
  expect(statuses.at(-1)).toBe(429);
  expect(api.access.at(-1)).toMatchObject({ status: '429', 'error.responseType': 'THROTTLED' });
});

// api-gateway-mapping-template-reference, "$context variables"
it('logs one line a request', async () => {
  const response = await send('GET', '/gated', { 'x-api-key': 'first' });
  expect(api.access.at(-1)).toMatchObject({
    requestId: response.headers.get('x-amzn-requestid'),
    extendedRequestId: response.headers.get('x-amz-apigw-id'),
    httpMethod: 'GET',
    resourcePath: '/gated',
    path: '/live/gated',
    status: '201',
    'authorizer.principalId': 'somebody',
    'integration.status': '200',
    'error.message': '-',
    stage: 'live',
  });
});
