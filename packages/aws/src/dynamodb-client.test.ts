import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type DynamoDBClient, GetItemCommand, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createDynamoDbClient } from './dynamodb-client.ts';
import { isTransientError } from './transient-failure.ts';

let server: Server | undefined;

afterEach(() => {
  vi.unstubAllEnvs();
  server?.closeAllConnections();
  server?.close();
});

/** The client, with a server in DynamoDB's place. */
async function clientOf(answer: RequestListener): Promise<DynamoDBClient> {
  server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
  return createDynamoDbClient();
}

const JSON_1_0 = { 'content-type': 'application/x-amz-json-1.0' };
const failureOf = (request: Promise<unknown>) => request.catch((error: unknown) => error);

describe('a request', () => {
  test('without an answer fails in time, as something that may pass', async () => {
    const client = await clientOf(() => undefined);
    const failure = await failureOf(client.send(new ListTablesCommand({}), { requestTimeout: 50 }));
    expect(failure).toMatchObject({ name: 'TimeoutError' });
    expect(isTransientError(failure)).toBe(true);
  });

  test('whose answer starts and stops fails in time, as something that may pass', async () => {
    const client = await clientOf((_, response) => {
      response.writeHead(200, JSON_1_0).write('{');
    });
    const startedAt = performance.now();
    const failure = await failureOf(client.send(new ListTablesCommand({})));
    expect(isTransientError(failure)).toBe(true);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });

  test.each<[string, RequestListener]>([
    ['before the answer', (request) => void request.socket.destroy()],
    [
      'within the answer',
      (request, response) => {
        response.writeHead(200, { ...JSON_1_0, 'content-length': 100 }).write('{');
        setImmediate(() => request.socket.destroy());
      },
    ],
  ])('whose connection breaks %s is something that may pass', async (_, listener) => {
    const client = await clientOf(listener);
    expect(isTransientError(await failureOf(client.send(new ListTablesCommand({}))))).toBe(true);
  });

  test('that nobody listens to is something that may pass', async () => {
    const client = await clientOf(() => undefined);
    server?.close();
    await once(server!, 'close');
    expect(isTransientError(await failureOf(client.send(new ListTablesCommand({}))))).toBe(true);
  });

  test('that the service fails is told at once, not retried', async () => {
    let requests = 0;
    const client = await clientOf((_, response) => {
      requests += 1;
      response.writeHead(500, JSON_1_0);
      response.end('{"__type":"com.amazonaws.dynamodb.v20120810#InternalServerError","message":"x"}');
    });
    expect(isTransientError(await failureOf(client.send(new ListTablesCommand({}))))).toBe(true);
    expect(requests).toBe(1);
  });

  test('uses the connection of the one before, and names the application', async () => {
    const ports = new Set<number | undefined>();
    const agents = new Set<string | undefined>();
    const client = await clientOf((request, response) => {
      ports.add(request.socket.remotePort);
      agents.add(request.headers['user-agent']);
      response.writeHead(200, JSON_1_0).end('{"TableNames":[]}');
    });
    for (let request = 0; request < 3; request += 1) await client.send(new ListTablesCommand({}));
    expect(ports.size).toBe(1);
    expect([...agents]).toEqual([expect.stringMatching(/aws-sdk-js\/3.*app\/frontdesk/)]);
  });
});

test('a crowd of requests waits for the fifty connections without failing', async () => {
  let open = 0;
  let mostOpen = 0;
  const client = await clientOf((_, response) => {
    open += 1;
    mostOpen = Math.max(mostOpen, open);
    setTimeout(() => {
      open -= 1;
      response.writeHead(200, JSON_1_0).end('{"TableNames":[]}');
    }, 100);
  });
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: 700 }, () => client.send(new ListTablesCommand({}))));
  expect(mostOpen).toBeLessThanOrEqual(50);
  // Longer than a connection may take.
  expect(performance.now() - startedAt).toBeGreaterThan(1_000);
});

test('a request that fails gives its turn on', async () => {
  let answers = 0;
  const client = await clientOf((request, response) => {
    answers += 1;
    if (answers <= 60) request.socket.destroy();
    else response.writeHead(200, JSON_1_0).end('{"TableNames":[]}');
  });
  const failing = Array.from({ length: 60 }, () => failureOf(client.send(new ListTablesCommand({}))));
  expect((await Promise.all(failing)).every(isTransientError)).toBe(true);
  expect(await client.send(new ListTablesCommand({}))).toMatchObject({ TableNames: [] });
});

/** As DynamoDB sends them: name, status, whether the same request may succeed if sent again.
 *  https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html */
const ERRORS: readonly [name: string, status: number, mayPass: boolean][] = [
  ['ConditionalCheckFailedException', 400, false],
  ['IdempotentParameterMismatchException', 400, false],
  ['ItemCollectionSizeLimitExceededException', 400, false],
  ['ProvisionedThroughputExceededException', 400, true],
  ['RequestLimitExceeded', 400, true],
  ['ResourceNotFoundException', 400, false],
  ['ThrottlingException', 400, true],
  ['TransactionCanceledException', 400, false],
  ['TransactionConflictException', 400, true],
  ['TransactionInProgressException', 400, true],
  ['ReplayMismatchException', 400, false],
  ['InternalServerError', 500, true],
  ['ServiceUnavailable', 503, true],
];

test.each(ERRORS)('%s keeps its name', async (name, status, mayPass) => {
  const client = await clientOf((_, response) => {
    response.writeHead(status, JSON_1_0);
    response.end(JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: 'why' }));
  });
  const failure = await failureOf(client.send(new GetItemCommand({ TableName: 'x', Key: { id: { S: 'x' } } })));
  expect(failure).toMatchObject({ name, message: 'why', $metadata: { httpStatusCode: status } });
  expect(isTransientError(failure)).toBe(mayPass);
});

test('the page of a proxy is something that may pass', async () => {
  const client = await clientOf((_, response) => response.writeHead(502).end('<html>Bad gateway</html>'));
  expect(isTransientError(await failureOf(client.send(new ListTablesCommand({}))))).toBe(true);
});
