import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConnectionPoster, frameOf } from './connection-poster.ts';
import { FrameDelivery } from './frame-delivery.ts';

/** What a connection's id begins with says what becomes of posts to it. */
type Fate = 'fine' | 'gone' | 'stalled' | 'throttled' | 'breaks';

let server: Server;
let poster: ConnectionPoster;
let taken: { connectionId: string; method: string; body: string }[];
const seen = new Map<string, number>();

const fateOf = (connectionId: string): Fate => connectionId.split('-')[0] as Fate;

beforeEach(async () => {
  taken = [];
  seen.clear();
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const connectionId = decodeURIComponent(request.url?.replace('/dev/@connections/', '') ?? '');
      const times = (seen.get(connectionId) ?? 0) + 1;
      seen.set(connectionId, times);
      const fate = fateOf(connectionId);
      if (fate === 'stalled' && request.method === 'POST') return;
      if (fate === 'breaks' && times === 1) {
        request.socket.destroy();
        return;
      }
      if (fate === 'gone') {
        response.writeHead(410, { 'x-amzn-errortype': 'GoneException' }).end();
        return;
      }
      if (fate === 'throttled' && times < 3) {
        response.writeHead(429).end('{"message":"Too Many Requests"}');
        return;
      }
      const body = Buffer.concat(chunks).toString();
      taken.push({ connectionId, method: request.method ?? '', body });
      response.writeHead(request.method === 'DELETE' ? 204 : 200).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  poster = posterWaiting(600);
});

afterEach(async () => {
  await poster.destroy();
  server.closeAllConnections();
  server.close();
});

function posterWaiting(timeoutMilliseconds: number): ConnectionPoster {
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/dev`;
  const credentials = { accessKeyId: 'id', secretAccessKey: 'secret' };
  return new ConnectionPoster({ endpoint, region: 'us-east-1', credentials, timeoutMilliseconds });
}

const delivery = () => new FrameDelivery({ post: (id, frame) => poster.post(id, frame), patienceMilliseconds: 50 });

describe('posting to connections', () => {
  it('sends what it is given to where it belongs', async () => {
    expect(await poster.post('fine-AbC-_1=', frameOf('{"type":"pong"} ü'))).toBe('delivered');
    expect(await poster.close('fine-AbC-_1=')).toBe('delivered');
    expect(taken).toMatchObject([
      { connectionId: 'fine-AbC-_1=', method: 'POST', body: '{"type":"pong"} ü' },
      { connectionId: 'fine-AbC-_1=', method: 'DELETE', body: '' },
    ]);
  });

  it('tells a connection that is gone from one that does not answer', async () => {
    expect(await poster.post('gone-1', frameOf('x'))).toBe('gone');
    expect(await poster.post('throttled-1', frameOf('x'))).toBe('throttled');
    expect(await poster.post('stalled-1', frameOf('x'))).toBe('stalled');
    expect(await poster.post('breaks-1', frameOf('x'))).toBe('failed');
  });

  it('keeps the order of a connection, and sends again what was throttled or broke', async () => {
    const frames = Array.from({ length: 20 }, (_, index) => frameOf(String(index)));
    const ids = ['fine-1', 'fine-2', 'throttled-1', 'breaks-1'];
    const { gone, dropped } = await delivery().deliver(ids.map((connectionId) => ({ connectionId, frames })));
    expect([gone, dropped]).toEqual([[], []]);
    for (const id of ids) {
      const bodies = taken.filter(({ connectionId }) => connectionId === id).map(({ body }) => body);
      expect(bodies).toEqual(frames.map(({ text }) => text));
    }
  });

  it('lets stalled and gone connections hold up nobody', async () => {
    const frame = frameOf('event');
    await poster.destroy();
    poster = posterWaiting(3_000);
    // More stalled ones than there are lanes, and before all others.
    const ids = [
      ...Array.from({ length: 60 }, (_, index) => `stalled-${index}`),
      ...Array.from({ length: 20 }, (_, index) => `gone-${index}`),
      ...Array.from({ length: 400 }, (_, index) => `fine-${index}`),
    ];
    let hasEnded = false;
    const delivering = delivery().deliver(ids.map((connectionId) => ({ connectionId, frames: [frame] })));
    void delivering.finally(() => {
      hasEnded = true;
    });
    // All others have theirs while every post to a stalled one is still under way.
    await expect.poll(() => taken.length, { timeout: 10_000, interval: 10 }).toBe(400);
    expect(hasEnded).toBe(false);
    const { gone, dropped } = await delivering;
    expect(new Set(dropped)).toEqual(new Set(ids.slice(0, 60)));
    expect(new Set(gone)).toEqual(new Set(ids.slice(60, 80)));
    expect(taken).toHaveLength(400);
  });

  it('resolves at once when there is nobody', async () => {
    expect(await delivery().deliver([])).toEqual({ gone: [], dropped: [], posts: 0 });
  });
});
