import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { isTransientError } from '../transient-failure.ts';
import { HttpPoster } from './http-poster.ts';

let server: Server | undefined;
let poster: HttpPoster | undefined;

afterEach(() => {
  poster?.close();
  server?.closeAllConnections();
  server?.close();
});

async function posterTo(answer: RequestListener): Promise<HttpPoster> {
  server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  poster = new HttpPoster(new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`), 1_000);
  return poster;
}

const failureOf = (request: Promise<unknown>) => request.catch((error: unknown) => error);

test('sends the length of the body in bytes, and reads an answer that comes in pieces', async () => {
  let length: string | undefined;
  const { post } = bound(
    await posterTo((request, response) => {
      length = request.headers['content-length'];
      const bytes = Buffer.from('"🦷"');
      response.write(bytes.subarray(0, 3));
      setImmediate(() => response.end(bytes.subarray(3)));
    }),
  );
  expect(await post({}, '"Zoë"', 1_000)).toMatchObject({ status: 200, body: '"🦷"' });
  expect(length).toBe('6');
});

test('uses a connection again', async () => {
  const ports = new Set<number | undefined>();
  const { post } = bound(
    await posterTo((request, response) => {
      ports.add(request.socket.remotePort);
      response.end('{}');
    }),
  );
  for (let request = 0; request < 3; request += 1) await post({}, '{}', 1_000);
  expect(ports.size).toBe(1);
});

test.each<[string, RequestListener]>([
  ['never answers', () => undefined],
  ['starts an answer and stops', (_, response) => void response.write('{')],
])('gives up in time on a server that %s', async (_, listener) => {
  const { post } = bound(await posterTo(listener));
  const failure = await failureOf(post({}, '{}', 50));
  expect(failure).toMatchObject({ name: 'TimeoutError' });
  expect(isTransientError(failure)).toBe(true);
});

test('does not count how long a request waits for one of the connections', async () => {
  let open = 0;
  let mostOpen = 0;
  const { post } = bound(
    await posterTo((_, response) => {
      open += 1;
      mostOpen = Math.max(mostOpen, open);
      setTimeout(() => {
        open -= 1;
        response.end('{}');
      }, 40);
    }),
  );
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: 600 }, () => post({}, '{}', 400)));
  expect(mostOpen).toBeLessThanOrEqual(50);
  expect(performance.now() - startedAt).toBeGreaterThan(400);
});

test.each<[string, RequestListener]>([
  ['before the answer', (request) => void request.socket.destroy()],
  [
    'within the answer',
    (request, response) => {
      response.writeHead(200, { 'content-length': 100 }).write('{');
      setImmediate(() => request.socket.destroy());
    },
  ],
])('tells that the connection broke %s', async (_, listener) => {
  const { post } = bound(await posterTo(listener));
  expect(isTransientError(await failureOf(post({}, '{}', 1_000)))).toBe(true);
});

test('tells that nobody listens', async () => {
  const { post } = bound(await posterTo(() => undefined));
  server?.close();
  await once(server!, 'close');
  expect(isTransientError(await failureOf(post({}, '{}', 1_000)))).toBe(true);
});

function bound(to: HttpPoster) {
  return { post: to.post.bind(to) };
}
