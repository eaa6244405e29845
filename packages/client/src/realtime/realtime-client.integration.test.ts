import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { LogServer } from './log-server.fixture.ts';
import { RealtimeClient, type RealtimeClientOptions } from './realtime-client.ts';

const settings = { backoffBaseMs: 10, backoffCapMs: 50, gapPatienceMs: 50, plannedReconnectMs: 300 };

const follow = (server: LogServer, options: Partial<RealtimeClientOptions> = {}) => {
  const seen: number[] = [];
  let snapshotAt: number | undefined;
  const client = new RealtimeClient({
    openTicket: server.openTicket,
    onEvent: ({ seq }) => seen.push(seq),
    onSnapshotNeeded: () => {
      snapshotAt ??= server.head;
    },
    WebSocket,
    settings,
    ...options,
  });
  client.connect();
  return { client, seen, snapshotAt: () => snapshotAt ?? expect.fail('no snapshot was asked for') };
};
const through = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + 1 + index);

it('brings every event once and in order over a hundred cuts, repeated, overtaken and lost messages', async () => {
  await using server = await LogServer.start();
  const { client, seen, snapshotAt } = follow(server);
  await expect.poll(() => client.state).toBe('live');
  for (let cut = 0; cut < 100; cut += 1) {
    do {
      server.publish();
      await sleep(Math.random() * 20);
    } while (server.connected <= cut || Math.random() < 0.5);
    server.killAll();
  }
  // A loss is noticed by what comes after it.
  const flush = setInterval(() => server.publish(), 20);
  await expect.poll(() => server.connected > 100 && seen.at(-1) === server.head, { timeout: 20_000 }).toBe(true);
  clearInterval(flush);
  const last = seen.at(-1) ?? 0;
  expect(seen).toEqual(through(snapshotAt(), last));
  client.close();
});

it('asks for a snapshot when the log was begun anew, and goes on from there', async () => {
  await using server = await LogServer.start(() => 0.5);
  let snapshots = 0;
  const { client, seen } = follow(server, {
    onSnapshotNeeded: () => {
      snapshots += 1;
    },
  });
  await expect.poll(() => client.state).toBe('live');
  server.publish();
  server.publish();
  await expect.poll(() => seen).toEqual([1, 2]);
  server.beginLogAnew();
  await expect.poll(() => snapshots).toBe(2);
  server.publish();
  await expect.poll(() => seen).toEqual([1, 2, 1]);
  client.close();
});

it("works with Node's own WebSocket too", async () => {
  await using server = await LogServer.start(() => 0.5);
  const { client, seen } = follow(server, { WebSocket: globalThis.WebSocket });
  await expect.poll(() => client.state).toBe('live');
  server.publish();
  await expect.poll(() => seen).toEqual([1]);
  client.close();
});
