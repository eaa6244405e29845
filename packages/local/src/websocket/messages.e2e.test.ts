import { afterEach, describe, expect, it } from 'vitest';
import { connect, startTestApi, type TestApi, type TestApiOptions } from './websocket-api.fixture.ts';

let api: TestApi;
const start = async (functions: TestApiOptions['functions'], more: Partial<TestApiOptions> = {}): Promise<void> => {
  api = await startTestApi({ functions, ...more });
};
afterEach(() => api.stop());

const ok = () => ({ statusCode: 200 });
const saying = (body: string) => () => ({ statusCode: 200, body });

// apigateway-websocket-api-develop-integrations-lambda
describe('a message', () => {
  it('reaches its function with the fields of a MESSAGE event', async () => {
    await start({ $connect: ok, ping: ok });
    const { socket } = await connect(api.ws);
    socket.send('{"action":"ping"}');
    await expect.poll(() => api.seen('ping')).toHaveLength(1);
    const [event] = api.seen('ping');
    const connected = api.seen('$connect')[0]?.requestContext;
    expect(event).toEqual({
      requestContext: {
        routeKey: 'ping',
        messageId: expect.stringMatching(/^[\w-]{15}=$/),
        eventType: 'MESSAGE',
        extendedRequestId: event?.requestContext.requestId,
        requestTime: expect.any(String),
        messageDirection: 'IN',
        stage: 'dev',
        connectedAt: connected?.connectedAt,
        requestTimeEpoch: expect.any(Number),
        identity: { sourceIp: '127.0.0.1' },
        requestId: expect.stringMatching(/^[\w-]{15}=$/),
        domainName: api.http.slice(7),
        connectionId: connected?.connectionId,
        apiId: 'abcdefghij',
      },
      body: '{"action":"ping"}',
      isBase64Encoded: false,
    });
    await expect
      .poll(() => api.access)
      .toContainEqual(
        expect.objectContaining({
          eventType: 'MESSAGE',
          routeKey: 'ping',
          status: '200',
          connectionId: connected?.connectionId,
        }),
      );
  });

  // apigateway-websocket-api-selection-expressions
  it.each([
    ['{"action":"ping"}', 'ping'],
    ['{"action":7}', '7'],
    ['{"action":"Ping"}', '$default'],
    ['{"action":"pin"}', '$default'],
    ['{"action":null}', '$default'],
    ['{"other":"ping"}', '$default'],
    ['{"action":"$connect"}', '$default'],
    ['["ping"]', '$default'],
    ['ping', '$default'],
    ['', '$default'],
  ])('%s is routed to %s', async (message, route) => {
    await start({ $connect: ok, ping: ok, 7: ok, $default: ok });
    const { socket } = await connect(api.ws);
    socket.send(message);
    await expect.poll(() => api.seen(route).map(({ body }) => body)).toEqual([message]);
    expect(api.seen('$connect')).toHaveLength(1);
  });

  it('is routed by the expression of the API', async () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: API Gateway's placeholders
    await start({ 'calls/list': ok, $default: ok }, { selection: '${request.body.of}/${request.body.do.it}' });
    const { socket } = await connect(api.ws);
    socket.send('{"of":"calls","do":{"it":"list"}}');
    await expect.poll(() => api.seen('calls/list')).toHaveLength(1);
  });

  it('is handed over while the function still works on the one before it', async () => {
    let release = (): void => undefined;
    const first = new Promise<void>((resolve) => {
      release = resolve;
    });
    await start(
      { $default: ({ body }) => (body === 'slow' ? first : Promise.resolve()).then(() => ({ statusCode: 200, body })) },
      { answering: ['$default'] },
    );
    const { socket, messages } = await connect(api.ws);
    socket.send('slow');
    socket.send('fast');
    await expect.poll(() => messages).toEqual(['fast']);
    release();
    await expect.poll(() => messages).toEqual(['fast', 'slow']);
  });
});

describe('the answer to a message', () => {
  // apigateway-websocket-api-route-response
  it('is what the function returns as body when its route has a response', async () => {
    await start({ ping: saying('{"type":"pong"}') }, { answering: ['ping'] });
    const { socket, messages } = await connect(api.ws);
    socket.send('{"action":"ping"}');
    await expect.poll(() => messages).toEqual(['{"type":"pong"}']);
  });

  it('is decoded when the function says that it is base64, and is nothing when there is no body', async () => {
    const replies: object[] = [
      { statusCode: 200 },
      { statusCode: 200, body: Buffer.from('ä').toString('base64'), isBase64Encoded: true },
    ];
    await start({ ping: () => replies.shift() }, { answering: ['ping'] });
    const { socket, messages } = await connect(api.ws);
    socket.send('{"action":"ping"}');
    await expect.poll(() => api.seen('ping')).toHaveLength(1);
    socket.send('{"action":"ping"}');
    await expect.poll(() => messages).toEqual(['ä']);
  });

  it('is dropped when the route has no response', async () => {
    await start({ quiet: saying('never seen'), ping: saying('pong') }, { answering: ['ping'] });
    const { socket, messages } = await connect(api.ws);
    socket.send('{"action":"quiet"}');
    await expect.poll(() => api.access).toContainEqual(expect.objectContaining({ routeKey: 'quiet', status: '200' }));
    socket.send('{"action":"ping"}');
    await expect.poll(() => messages).toEqual(['pong']);
  });

  // Recorded: no route and no $default.
  it('is Forbidden when no route takes it, and the connection stays', async () => {
    await start({ ping: saying('pong') }, { answering: ['ping'] });
    const { socket, messages } = await connect(api.ws);
    socket.send('hello');
    await expect
      .poll(() => messages)
      .toEqual([
        expect.stringMatching(/^\{"message": "Forbidden", "connectionId":"[\w-]{15}=", "requestId":"[\w-]{15}="\}$/),
      ]);
    socket.send('{"action":"ping"}');
    await expect.poll(() => messages.at(-1)).toBe('pong');
    expect(api.access).toContainEqual(expect.objectContaining({ eventType: 'MESSAGE', routeKey: '-', status: '403' }));
  });

  // Recorded: a function that throws; malformed replies likewise, as in set-up-lambda-proxy-integrations.
  it.each<[string, TestApiOptions['functions'][string]]>([
    ['throws', () => Promise.reject(new Error('boom'))],
    ['answers nothing', () => undefined],
    ['answers a text', () => 'hello'],
  ])('is Internal server error when the function %s, and the connection stays', async (_how, broken) => {
    await start({ broken, ping: saying('pong') }, { answering: ['ping'] });
    const { socket, messages } = await connect(api.ws);
    socket.send('{"action":"broken"}');
    await expect
      .poll(() => messages)
      .toEqual([
        expect.stringMatching(/^\{"message": "Internal server error", "connectionId":".{16}", "requestId":".{16}"\}$/),
      ]);
    const connectionId = api.access[0]?.connectionId;
    expect(JSON.parse(messages[0] ?? '')).toMatchObject({ connectionId });
    socket.send('{"action":"ping"}');
    await expect.poll(() => messages.at(-1)).toBe('pong');
    expect(api.access).toContainEqual(expect.objectContaining({ routeKey: 'broken', status: '500' }));
  });

  // apigateway-execution-service-websocket-limits-table: integration timeout 29 seconds (shortened here).
  it('is Endpoint request timed out when the function takes too long', async () => {
    await start({ slow: () => new Promise(() => undefined) }, { integrationTimeoutMs: 50 });
    const { socket, messages } = await connect(api.ws);
    socket.send('{"action":"slow"}');
    await expect.poll(() => messages).toEqual([expect.stringContaining('"message": "Endpoint request timed out"')]);
  });
});

// apigateway-websocket-api-route-keys-connect-disconnect; the codes and reasons are recorded.
describe('the end of a connection', () => {
  it.each<[string, number | undefined, string, number, string]>([
    ['without a status', undefined, '', 1005, 'Client-side close frame status not set'],
    ['normally', 1000, '', 1000, 'Connection Closed Normally'],
    ['with a code and a reason', 4001, 'lunch', 4001, 'lunch'],
    ['because it goes away', 1001, '', 1001, 'Going away'],
  ])('by a client that leaves %s is told to $disconnect', async (_how, code, reason, status, told) => {
    await start({ $connect: ok, $disconnect: ok });
    const { socket } = await connect(api.ws);
    socket.close(code, reason);
    await expect.poll(() => api.seen('$disconnect')).toHaveLength(1);
    const [event] = api.seen('$disconnect');
    expect(Object.keys(event ?? {})).toEqual(['requestContext', 'isBase64Encoded']);
    expect(event?.requestContext).toMatchObject({
      routeKey: '$disconnect',
      eventType: 'DISCONNECT',
      disconnectStatusCode: status,
      disconnectReason: told,
      connectionId: api.seen('$connect')[0]?.requestContext.connectionId,
      connectedAt: api.seen('$connect')[0]?.requestContext.connectedAt,
    });
    await expect
      .poll(() => api.access.at(-1))
      .toMatchObject({ eventType: 'DISCONNECT', routeKey: '$disconnect', status: '200' });
  });

  it('by a client that just disappears is told as 1006', async () => {
    await start({ $connect: ok, $disconnect: ok });
    const { socket } = await connect(api.ws);
    socket.terminate();
    await expect.poll(() => api.seen('$disconnect')[0]?.requestContext.disconnectStatusCode).toBe(1006);
  });

  it('is logged as 500 when the function of $disconnect throws', async () => {
    await start({ $disconnect: () => Promise.reject(new Error('boom')) });
    const { socket } = await connect(api.ws);
    socket.close();
    await expect.poll(() => api.access.at(-1)).toMatchObject({ eventType: 'DISCONNECT', status: '500' });
  });
});
