import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outcomeOf, startTestRestApi, type TestRestApi } from './rest-api.fixture.ts';

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
    },
    api: { BinaryMediaTypes: ['image/png'] },
    stage: { Variables: { colour: 'green' } },
    integrationTimeoutMs: 150,
  });
});
afterAll(() => api.stop());

const send = (...request: Parameters<TestRestApi['send']>): Promise<Response> => api.send(...request);
const outcome = (...request: Parameters<TestRestApi['send']>): Promise<unknown[]> => outcomeOf(api.send(...request));

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
    expect(await outcome(method, path)).toEqual([
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
    expect(await outcome('GET', `/answer?how=${how}`)).toEqual(answer);
  });

  it('is 502 when the function throws, and 504 when it takes too long', async () => {
    expect(await outcome('GET', '/fail')).toEqual([
      502,
      'InternalServerErrorException',
      '{"message":"Internal server error"}',
    ]);
    const [status, , body] = await outcome('GET', '/slow');
    expect([status, body]).toEqual([504, '{"message":"Endpoint request timed out"}']);
  });
});
