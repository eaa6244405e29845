import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { LoadSender, statusesOf } from './load.ts';

let stop: () => Promise<void>;
afterEach(() => stop());

/** Answers only when so many calls wait. */
async function startPatientServer(calls: number, answer: (response: ServerResponse) => void) {
  const waiting: ServerResponse[] = [];
  const seen: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    seen.push(request.headers['x-api-key'] as string | undefined);
    if (waiting.push(response) === calls) for (const each of waiting) answer(each);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const sender = new LoadSender(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { 'x-api-key': 'key' });
  stop = async () => {
    await sender.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { sender, seen };
}

test('calls at a rate do not wait for the answers before them, and each counts from when it was due', async () => {
  const { sender, seen } = await startPatientServer(10, (response) => response.end('{}'));
  const calls = Array.from({ length: 10 }, () => ({ method: 'GET', path: '/' }));
  const result = await sender.sendAtRate(calls, 50);
  expect(statusesOf(result)).toBe('10 × 200');
  expect(seen).toEqual(calls.map(() => 'key'));
  // The first is due at once, and the last one after 180 ms.
  const [first] = result.outcomes;
  expect(first?.milliseconds).toBeGreaterThanOrEqual(180);
});

test('a problem document tells its code', async () => {
  const { sender } = await startPatientServer(1, (response) =>
    response.writeHead(429, { 'content-type': 'application/problem+json' }).end('{"code":"QUOTA_EXCEEDED"}'),
  );
  const { outcomes } = await sender.send([{ method: 'GET', path: '/' }], 1);
  expect(outcomes).toEqual([{ status: 429, code: 'QUOTA_EXCEEDED', milliseconds: expect.any(Number) }]);
});
