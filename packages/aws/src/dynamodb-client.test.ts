import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, expect, test, vi } from 'vitest';
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

test('a request without an answer fails in time, as something that may pass', async () => {
  const client = await clientOf(() => undefined);
  const failure = await client.send(new ListTablesCommand({}), { requestTimeout: 50 }).catch((error: unknown) => error);
  expect(failure).toMatchObject({ name: 'TimeoutError' });
  expect(isTransientError(failure)).toBe(true);
});

test('a connection that breaks is something that may pass', async () => {
  const client = await clientOf((request) => request.socket.destroy());
  const failure = await client.send(new ListTablesCommand({})).catch((error: unknown) => error);
  expect(isTransientError(failure)).toBe(true);
});

test('a fault of the service is told at once, not retried', async () => {
  let requests = 0;
  const client = await clientOf((_, response) => {
    requests += 1;
    response.writeHead(500, { 'content-type': 'application/x-amz-json-1.0' });
    response.end('{"__type":"com.amazonaws.dynamodb.v20120810#InternalServerError","message":"x"}');
  });
  const failure = await client.send(new ListTablesCommand({})).catch((error: unknown) => error);
  expect(isTransientError(failure)).toBe(true);
  expect(requests).toBe(1);
});

test('requests one after another share a connection', async () => {
  const ports = new Set<number | undefined>();
  const client = await clientOf((request, response) => {
    ports.add(request.socket.remotePort);
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' });
    response.end('{"TableNames":[]}');
  });
  for (let request = 0; request < 3; request += 1) await client.send(new ListTablesCommand({}));
  expect(ports.size).toBe(1);
});
