import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { LoadSender, statusesOf } from './load.ts';

let stop: () => Promise<void>;
afterEach(() => stop());

/** A sender to a server that answers so. */
async function startSender(answer: RequestListener): Promise<LoadSender> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const sender = new LoadSender(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { 'x-api-key': 'key' });
  stop = async () => {
    await sender.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return sender;
}

test('calls at a rate do not wait for the answers before them, and each counts from when it was due', async () => {
  const waiting: ServerResponse[] = [];
  const seen: unknown[] = [];
  const sender = await startSender((request, response) => {
    seen.push(request.headers['x-api-key']);
    if (waiting.push(response) === 10) for (const each of waiting) each.end('{}');
  });
  const calls = Array.from({ length: 10 }, () => ({ method: 'GET', path: '/' }));
  const result = await sender.sendAtRate(calls, 50);
  expect(statusesOf(result)).toBe('10 × 200');
  expect(seen).toEqual(calls.map(() => 'key'));
  // The first is due at once, and the last one after 180 ms.
  const [first] = result.outcomes;
  expect(first?.milliseconds).toBeGreaterThanOrEqual(180);
});

test('a problem document tells its code', async () => {
  const sender = await startSender((_, response) =>
    response.writeHead(429, { 'content-type': 'application/problem+json' }).end('{"code":"QUOTA_EXCEEDED"}'),
  );
  const { outcomes } = await sender.send([{ method: 'GET', path: '/' }], 1);
  expect(outcomes).toEqual([{ status: 429, code: 'QUOTA_EXCEEDED', milliseconds: expect.any(Number) }]);
});

test('a call over a kept connection that the server has just closed is sent again', async () => {
  const used = new Set<object>();
  const sender = await startSender(({ socket }, response) => {
    if (used.has(socket)) return void socket.resetAndDestroy();
    used.add(socket);
    response.end('{}');
  });
  const calls = Array.from({ length: 3 }, () => ({ method: 'GET', path: '/' }));
  expect(statusesOf(await sender.send(calls, 1))).toBe('3 × 200');
  expect(used.size).toBe(3);
});

test('a call whose connection breaks has no status, and the others go on', async () => {
  let calls = 0;
  const sender = await startSender(({ socket }, response) =>
    ++calls === 2 ? void socket.resetAndDestroy() : void response.writeHead(200, { connection: 'close' }).end(),
  );
  const sent = Array.from({ length: 3 }, () => ({ method: 'GET', path: '/' }));
  expect(statusesOf(await sender.send(sent, 1))).toBe('1 × 0, 2 × 200');
});
