import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allowing, authorized, outcomeOf, startTestRestApi, type TestRestApi } from './rest-api.fixture.ts';

const model = { type: 'object', required: ['name'], properties: { name: { type: 'string', maxLength: 5 } } };
let api: TestRestApi;
beforeAll(async () => {
  api = await startTestRestApi({
    functions: {
      authorizer: ({ headers }) => allowing('*', { usageIdentifierKey: headers['x-api-key'] }),
      echo: () => ({ statusCode: 201 }),
    },
    methods: {
      'POST /things': 'echo',
      'ANY /any': 'echo',
      'GET /gated': { ...authorized },
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
    api: { ApiKeySourceType: 'AUTHORIZER' },
    stage: {
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
  });
});
afterAll(() => api.stop());

const send = (...request: Parameters<TestRestApi['send']>): Promise<Response> => api.send(...request);
const outcome = (...request: Parameters<TestRestApi['send']>): Promise<unknown[]> => outcomeOf(api.send(...request));

describe('the order', () => {
  const order = (headers: Record<string, string>, path = '/order', body = '{}'): Promise<unknown[]> =>
    outcome('POST', path, headers, body);

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
    expect(await outcome('POST', '/strict', { 'content-type': 'text/csv' }, 'a')).toEqual([
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
    expect(await outcome('GET', '/health')).toEqual([200, null, '{"stage":"live"}']);
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
