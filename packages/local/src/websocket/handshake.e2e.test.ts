import { connect as connectTcp } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import {
  connect,
  refusedHandshake,
  type SeenEvent,
  startTestApi,
  type TestApi,
  type TestApiOptions,
} from './websocket-api.fixture.ts';

let api: TestApi;
const start = async (functions: TestApiOptions['functions'], more: Partial<TestApiOptions> = {}): Promise<void> => {
  api = await startTestApi({ functions, ...more });
};
afterEach(() => api.stop());

const ok = () => ({ statusCode: 200 });
const policy = (effect: string, resource: unknown, context?: object) => ({
  principalId: 'anna',
  policyDocument: {
    Version: '2012-10-17',
    Statement: [{ Action: 'execute-api:Invoke', Effect: effect, Resource: resource }],
  },
  context,
});
const allowing = (context?: object) => (event: SeenEvent) => policy('Allow', event.methodArn, context);
const unauthorised = () => {
  throw new Error('Unauthorized');
};
const failing = () => {
  throw new Error('boom');
};

// apigateway-websocket-api-lambda-auth
describe('the authoriser of $connect', () => {
  it('gets a request event of the WebSocket form', async () => {
    await start({ authorizer: allowing(), $connect: ok }, { identitySources: ['route.request.querystring.ticket'] });
    await connect(`${api.ws}/?ticket=t1&tag=a&tag=b`, { headers: { 'X-Device': 'desk' } });
    const [event] = api.seen('authorizer');
    expect(event).toEqual({
      type: 'REQUEST',
      methodArn: 'arn:aws:execute-api:us-east-1:000000000000:abcdefghij/dev/$connect',
      headers: expect.objectContaining({ 'X-Device': 'desk', Host: api.http.slice(7), 'X-Forwarded-For': '127.0.0.1' }),
      multiValueHeaders: expect.objectContaining({ 'X-Device': ['desk'] }),
      queryStringParameters: { ticket: 't1', tag: 'b' },
      multiValueQueryStringParameters: { ticket: ['t1'], tag: ['a', 'b'] },
      stageVariables: {},
      requestContext: {
        routeKey: '$connect',
        eventType: 'CONNECT',
        extendedRequestId: expect.any(String),
        requestTime: expect.stringMatching(/^\d\d\/\w{3}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
        messageDirection: 'IN',
        stage: 'dev',
        connectedAt: expect.any(Number),
        requestTimeEpoch: expect.any(Number),
        identity: { sourceIp: '127.0.0.1' },
        requestId: expect.any(String),
        domainName: api.http.slice(7),
        connectionId: expect.stringMatching(/^[\w-]{15}=$/),
        apiId: 'abcdefghij',
      },
    });
  });

  it('puts its principal and its context, as strings, into every later event', async () => {
    await start({
      authorizer: allowing({ practiceId: 'p001', level: 3, staff: true, nothing: null }),
      $connect: ok,
      $default: ok,
      $disconnect: ok,
    });
    const { socket } = await connect(api.ws);
    socket.send('hello');
    await expect.poll(() => api.seen('$default')).toHaveLength(1);
    socket.close();
    await expect.poll(() => api.seen('$disconnect')).toHaveLength(1);
    for (const route of ['$connect', '$default', '$disconnect'])
      expect(api.seen(route)[0]?.requestContext.authorizer).toEqual({
        principalId: 'anna',
        practiceId: 'p001',
        level: '3',
        staff: 'true',
      });
  });

  it.each([
    ['route.request.querystring.ticket', '/', {}],
    ['route.request.querystring.ticket', '/?ticket=', {}],
    ['route.request.header.Authorization', '/', {}],
    ['stageVariables.colour', '/', {}],
  ])('is not asked and answers 401 when %s is missing in %s', async (source, path, headers) => {
    await start({ authorizer: allowing(), $connect: ok }, { identitySources: [source] });
    expect(await refusedHandshake(`${api.ws}${path}`, { headers })).toMatchObject({
      status: 401,
      errorType: 'UnauthorizedException',
      body: expect.stringMatching(/^\{"message": "Unauthorized", "connectionId":".{16}", "requestId":".{16}"\}$/),
    });
    expect(api.seen('authorizer')).toEqual([]);
    expect(api.seen('$connect')).toEqual([]);
  });

  it('is asked when every identity source is there, in headers of any case', async () => {
    const identitySources = ['route.request.header.Authorization', 'context.apiId'];
    await start({ authorizer: allowing(), $connect: ok }, { identitySources });
    await connect(api.ws, { headers: { authorization: 'Bearer x' } });
    expect(api.seen('$connect')).toHaveLength(1);
  });

  it.each<[string, number, string, TestApiOptions['functions'][string]]>([
    ['throws exactly Unauthorized', 401, 'UnauthorizedException', unauthorised],
    ['denies', 403, 'AccessDeniedException', (event) => policy('Deny', event.methodArn)],
    ['allows another method only', 403, 'AccessDeniedException', () => policy('Allow', 'arn:aws:execute-api:*/other')],
    ['throws anything else', 500, 'AuthorizerConfigurationException', failing],
    ['answers without a policy', 500, 'AuthorizerConfigurationException', () => ({ principalId: 'anna' })],
    [
      'answers without a principal',
      500,
      'AuthorizerConfigurationException',
      () => ({ ...policy('Allow', '*'), principalId: undefined }),
    ],
    ['gives an object in its context', 500, 'AuthorizerConfigurationException', () => policy('Allow', '*', { a: {} })],
    ['answers nothing', 500, 'AuthorizerConfigurationException', () => undefined],
  ])('when it %s, makes the handshake fail with %i', async (_how, status, errorType, authorizer) => {
    await start({ authorizer, $connect: ok });
    expect(await refusedHandshake(api.ws)).toMatchObject({ status, errorType });
    expect(api.seen('$connect')).toEqual([]);
    expect(api.access).toEqual([expect.objectContaining({ eventType: 'CONNECT', status: String(status) })]);
  });
});

// apigateway-websocket-api-route-keys-connect-disconnect; recorded: statuses other than 2xx are passed through.
describe('the function of $connect', () => {
  it('gets the handshake with headers as sent and, without a query, no query maps', async () => {
    await start({ $connect: ok });
    await connect(api.ws, { headers: { 'User-Agent': 'desk/1' } });
    const [event] = api.seen('$connect');
    expect(Object.keys(event ?? {})).toEqual(['headers', 'multiValueHeaders', 'requestContext', 'isBase64Encoded']);
    expect(event?.headers).toMatchObject({ 'User-Agent': 'desk/1', 'Sec-WebSocket-Version': '13' });
    expect(event?.headers).not.toHaveProperty('Upgrade');
    expect(event?.requestContext).toMatchObject({
      eventType: 'CONNECT',
      routeKey: '$connect',
      identity: { userAgent: 'desk/1', sourceIp: '127.0.0.1' },
    });
    expect(event?.requestContext).not.toHaveProperty('authorizer');
  });

  it.each([200, 201, '204'])('lets the client in with %s', async (statusCode) => {
    await start({ $connect: () => ({ statusCode }) });
    await connect(api.ws);
    expect(api.access).toEqual([expect.objectContaining({ eventType: 'CONNECT', status: '200' })]);
  });

  it.each([401, 403, 404, 429, 500])('refuses it with %i, which is the status of the handshake', async (statusCode) => {
    await start({ $connect: () => ({ statusCode, body: 'never seen' }), $disconnect: ok });
    expect(await refusedHandshake(api.ws)).toMatchObject({ status: statusCode, body: '' });
    expect(api.seen('$disconnect')).toEqual([]);
  });

  it.each<[string, TestApiOptions['functions'][string]]>([
    ['throws', failing],
    ['answers nothing', () => undefined],
    ['answers an empty object', () => ({})],
    ['answers with a status that is none', () => ({ statusCode: 'fine' })],
    ['answers with a key that is not known', () => ({ statusCode: 200, message: 'hello' })],
  ])('that %s makes it 502', async (_how, $connect) => {
    await start({ $connect });
    expect(await refusedHandshake(api.ws)).toMatchObject({
      status: 502,
      body: expect.stringContaining('"message": "Internal server error"'),
    });
  });

  // websocket-connect-route-subprotocol
  it('chooses the subprotocol by a header', async () => {
    await start({ $connect: () => ({ statusCode: 200, headers: { 'Sec-WebSocket-Protocol': 'second' } }) });
    expect((await connect(api.ws, {}, ['first', 'second'])).socket.protocol).toBe('second');
  });

  it('is not needed: without one everybody may connect', async () => {
    await start({ $default: ok });
    await connect(api.ws);
  });

  it('is told by $disconnect when the client has gone while it decided', async () => {
    let decide = (): void => undefined;
    const decided = new Promise<void>((resolve) => {
      decide = resolve;
    });
    await start({ $connect: () => decided.then(ok), $disconnect: ok });
    const socket = connectTcp(Number(new URL(api.http).port), '127.0.0.1');
    socket.write(
      'GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
    await expect.poll(() => api.seen('$connect')).toHaveLength(1);
    socket.resetAndDestroy();
    await new Promise((resolve) => socket.once('close', resolve));
    // The reset has to arrive on the other side too.
    await fetch(api.http);
    decide();
    await expect.poll(() => api.seen('$disconnect')).toHaveLength(1);
  });
});

// apigateway-set-up-websocket-deployment
describe('the address of the API', () => {
  it.each(['/', '/dev', '/dev/', '/dev?ticket=a'])('is %s', async (path) => {
    await start({ $connect: ok });
    await connect(`${api.ws}${path}`);
  });

  it('answers 403 anywhere else', async () => {
    await start({ $connect: ok });
    expect(await refusedHandshake(`${api.ws}/prod`)).toMatchObject({ status: 403, errorType: 'ForbiddenException' });
    expect((await fetch(api.http)).status).toBe(403);
  });
});
