import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { eventPut } from '@frontdesk/aws/outbox';
import { timeOrderedKey } from '@frontdesk/core/ids';
import { localDynamoDbClient } from '@frontdesk/local/dynamodb/local-dynamodb-client';
import { askCloud } from '@frontdesk/testing/app-api/cloud-control';
import { sharedCloud } from '@frontdesk/testing/app-api/shared-cloud-addresses';
import { readTableNames } from '@frontdesk/testing/table-templates';
import { expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createAppApiClient } from '../app-api-client.ts';
import { RealtimeClient, type RealtimeEvent } from './realtime-client.ts';

const KILLS = 100;
const EVENT_INTERVAL_MS = 20;

/** Publishes as every service does, by the outbox, until it is told to stop; gives the number of events. */
async function publishUntil(isOver: () => boolean, practiceId: string): Promise<number> {
  const database = localDynamoDbClient(sharedCloud.dynamoDbEndpoint);
  const started = Date.now();
  let published = 0;
  while (!isOver()) {
    published += 1;
    const at = new Date().toISOString();
    const common = {
      providerId: 'dr-adams',
      appointmentType: 'exam',
      status: 'booked',
      start: at,
      end: at,
      version: 1,
    };
    const put = eventPut(readTableNames().events, {
      practiceId,
      eventId: timeOrderedKey(Date.now()),
      event: 'appointment.booked',
      topic: 'appointments',
      version: 1,
      at,
      data: { appointmentId: `apt_${published}`, ...common },
    });
    await database.send(new TransactWriteItemsCommand({ TransactItems: [put] }));
    await sleep(Math.max(0, started + published * EVENT_INTERVAL_MS - Date.now()));
  }
  database.destroy();
  return published;
}

it('misses nothing over a hundred cuts at random under fifty events a second', { timeout: 240_000 }, async () => {
  const practiceId = `client-${randomBytes(4).toString('hex')}`;
  const token = await askCloud('issueToken', { practiceId, role: 'agent' });
  const api = createAppApiClient({ baseUrl: sharedCloud.appApi, token: () => token });
  const sockets = new Set<WebSocket>();
  const seen: RealtimeEvent[] = [];
  const snapshots: number[] = [];
  const realtime = new RealtimeClient({
    openTicket: () => api.createRealtimeTicket({}),
    onEvent: (event) => seen.push(event),
    onSnapshotNeeded: () => {
      snapshots.push(seen.length);
    },
    WebSocket: class extends WebSocket {
      constructor(url: string) {
        super(url);
        sockets.add(this);
        this.on('close', () => sockets.delete(this));
      }
    },
    settings: { backoffBaseMs: 50, backoffCapMs: 500 },
  });
  const isLive = () => expect.poll(() => realtime.state, { timeout: 30_000, interval: 5 }).toBe('live');
  realtime.connect();
  await isLive();

  let isOver = false;
  const publishing = publishUntil(() => isOver, practiceId);
  for (let kill = 0; kill < KILLS; kill += 1) {
    await sleep(Math.random() * 150);
    for (const socket of sockets) socket.terminate();
    await expect.poll(() => realtime.state, { interval: 5 }).not.toBe('live');
    // Every other one before it is live again.
    if (kill % 2 === 0) await isLive();
  }
  isOver = true;
  const published = await publishing;
  await expect.poll(() => seen.length, { timeout: 60_000 }).toBe(published);
  realtime.close();

  const numbers = Array.from({ length: published }, (_, index) => index + 1);
  expect(seen.map(({ seq }) => seq)).toEqual(numbers);
  expect(seen.map(({ data }) => data.appointmentId)).toEqual(numbers.map((number) => `apt_${number}`));
  expect(snapshots).toEqual([0]);
});
