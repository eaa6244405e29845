import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiId, startTestRestApi, type TestRestApi } from './rest-api.fixture.ts';

const response = (ResponseType: string, more: object) => ({
  Type: 'AWS::ApiGateway::GatewayResponse',
  Properties: { RestApiId: apiId, ResponseType, ...more },
});
const problem = '{"status":404,"instance":"$context.requestId","code":"NOT_FOUND","path":"$context.resourcePath"}';

let api: TestRestApi;
beforeAll(async () => {
  api = await startTestRestApi({
    functions: { echo: () => 'malformed', fine: () => ({ statusCode: 200 }) },
    methods: { 'GET /fails': 'echo', 'GET /keyed': { function: 'fine', ApiKeyRequired: true }, 'POST /fails': 'echo' },
    resources: {
      Missing: response('MISSING_AUTHENTICATION_TOKEN', {
        StatusCode: '404',
        ResponseParameters: {
          'gatewayresponse.header.Content-Type': "'application/problem+json'",
          'gatewayresponse.header.X-Origin': 'method.request.header.Origin',
          'gatewayresponse.header.X-Id': 'context.requestId',
        },
        ResponseTemplates: { 'application/json': problem },
      }),
      Others: response('DEFAULT_4XX', {
        ResponseTemplates: {
          'application/json': '{"type":"$context.error.responseType","message":$context.error.messageString}',
        },
      }),
      Faults: response('DEFAULT_5XX', {
        StatusCode: '500',
        ResponseTemplates: { 'text/html': '<p>$context.status</p>' },
      }),
      Key: { Type: 'AWS::ApiGateway::ApiKey', Properties: { Value: 'of-the-header', Enabled: true } },
      Plan: { Type: 'AWS::ApiGateway::UsagePlan', Properties: { ApiStages: [{ ApiId: apiId, Stage: 'live' }] } },
      Member: { Type: 'AWS::ApiGateway::UsagePlanKey', Properties: { UsagePlanId: 'Plan', KeyId: 'Key' } },
      Large: response('REQUEST_TOO_LARGE', { ResponseTemplates: { 'application/json': '{"code":"TOO_LARGE"}' } }),
    },
  });
});
afterAll(() => api.stop());

// api-gateway-gatewayResponse-definition; supported-gateway-response-types
describe('a gateway response', () => {
  it('changes status, headers and body, with variables in them', async () => {
    const { status, headers, ...rest } = await answerOf('/nowhere', { headers: { origin: 'https://a.example' } });
    const id = headers.get('x-amzn-requestid');
    expect([status, headers.get('content-type'), headers.get('x-origin'), headers.get('x-id')]).toEqual([
      404,
      'application/problem+json',
      'https://a.example',
      id,
    ]);
    expect(rest.body).toBe(`{"status":404,"instance":"${id}","code":"NOT_FOUND","path":""}`);
  });

  it('is that of DEFAULT_4XX for a type without one, with its own status', async () => {
    const { status, body } = await answerOf('/keyed');
    expect([status, body]).toEqual([403, '{"type":"INVALID_API_KEY","message":"Forbidden"}']);
  });

  it('is that of DEFAULT_5XX for a function that fails, with the status that it sets', async () => {
    const { status, headers } = await answerOf('/fails');
    expect([status, headers.get('content-type')]).toEqual([500, 'text/html']);
  });

  it('may be one for bodies that are too large', async () => {
    const { status, body } = await answerOf('/fails', { method: 'POST', body: 'x'.repeat(10 * 1024 * 1024 + 1) });
    expect([status, body]).toEqual([413, '{"code":"TOO_LARGE"}']);
  });
});

// api-gateway-api-key-source: HEADER, the default
it('is not needed for a key in X-API-Key', async () => {
  const { status } = await answerOf('/keyed', { headers: { 'x-api-key': 'of-the-header' } });
  expect([status, api.access.at(-1)?.['identity.apiKeyId']]).toEqual([200, 'Key']);
});

const answerOf = async (path: string, init: RequestInit = {}) => {
  const answer = await fetch(`${api.url}${path}`, init);
  return { status: answer.status, headers: answer.headers, body: await answer.text() };
};
