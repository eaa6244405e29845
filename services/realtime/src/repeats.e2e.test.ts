import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { DynamoDBClient, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { eventPut } from '@frontdesk/aws/outbox';
import { timeOrderedKey } from '@frontdesk/core/ids';
import { askCloud } from '@frontdesk/testing/app-api/cloud-control';
import { sharedCloud } from '@frontdesk/testing/app-api/shared-cloud-addresses';
import { readTableNames } from '@frontdesk/testing/table-templates';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';

const { events: eventsTable } = readTableNames();
const EVENTS = 750;
const PER_TRANSACTION = 25;

let database: DynamoDBClient;
const sockets: WebSocket[] = [];

beforeAll(() => {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  database = new DynamoDBClient({ endpoint: sharedCloud.dynamoDbEndpoint, region: 'us-east-1', credentials });
});
afterAll(() => {
  for (const socket of sockets) socket.terminate();
  database?.destroy();
});

interface Message {
  type: string;
  epoch: string;
  seq: number;
  recovered?: boolean;
  data?: { appointmentId: string };
}

/** Follows the rule of docs/events.md over one connection, and nothing else. */
class Follower {
  position: { epoch: string; seq: number } | undefined;
  readonly used: Message[] = [];
  readonly socket: WebSocket;

  constructor(url: string, token: string, since?: { epoch: string; seq: number }) {
    this.socket = new WebSocket(url, { headers: { authorization: `Bearer ${token}` } });
    sockets.push(this.socket);
    this.socket.on('open', () => {
      this.socket.send(
        JSON.stringify({ action: 'subscribe', topics: ['calls', 'appointments'], ...(since && { since }) }),
      );
    });
    this.socket.on('message', (data) => this.#take(JSON.parse(String(data)) as Message));
  }

  #take(message: Message): void {
    const { type, epoch, seq } = message;
    if (type === 'subscribed') this.position = { epoch, seq };
    if (type !== 'event' || epoch !== this.position?.epoch || seq <= this.position.seq) return;
    this.used.push(message);
    this.position = { epoch, seq };
  }
}

async function publish(practiceId: string, first: number, count: number): Promise<void> {
  const puts = Array.from({ length: count }, (_, index) => {
    const now = Date.now() + index;
    const at = new Date(now).toISOString();
    const common = {
      providerId: 'dr-adams',
      appointmentType: 'exam',
      status: 'booked',
      start: at,
      end: at,
      version: 1,
    };
    return eventPut(eventsTable, {
      practiceId,
      eventId: timeOrderedKey(now),
      event: 'appointment.booked',
      topic: 'appointments',
      version: 1,
      at,
      data: { appointmentId: `apt_${first + index}`, ...common },
    });
  });
  await database.send(new TransactWriteItemsCommand({ TransactItems: puts }));
}

it('the documented rule gives dashboards each event once and in order while another one does not read', async () => {
  const practiceId = `repeats-${randomBytes(4).toString('hex')}`;
  const token = await askCloud('issueToken', { practiceId, role: 'agent' });
  const { realtime } = sharedCloud;
  const open = async (since?: { epoch: string; seq: number }): Promise<Follower> => {
    const follower = new Follower(realtime, token, since);
    await expect.poll(() => follower.position, { timeout: 30_000, interval: 5 }).toBeDefined();
    return follower;
  };
  const [first, second, stalled] = [await open(), await open(), await open()];
  const start = first.position;
  stalled.socket.pause();

  for (let published = 0; published < EVENTS; published += PER_TRANSACTION) {
    await publish(practiceId, published + 1, PER_TRANSACTION);
  }
  // It comes in the middle of the pushes, and asks for everything from the start.
  const late = await open(start);

  const whole = Array.from({ length: EVENTS }, (_, index) => index + 1);
  for (const follower of [first, second, late]) {
    await expect.poll(() => follower.used.length, { timeout: 60_000 }).toBe(EVENTS);
    expect(follower.used.map(({ seq }) => seq)).toEqual(whole);
  }
  const told = (follower: Follower) => follower.used.map(({ data }) => data?.appointmentId);
  expect(new Set(told(first))).toEqual(new Set(whole.map((number) => `apt_${number}`)));
  expect(told(second)).toEqual(told(first));
  expect(told(late)).toEqual(told(first));

  // Who did not read goes on where it was, on this connection or on the next one.
  stalled.socket.resume();
  await Promise.race([
    expect.poll(() => stalled.used.length, { timeout: 60_000 }).toBe(EVENTS),
    once(stalled.socket, 'close'),
  ]);
  const back = await open(stalled.position);
  const { length } = stalled.used;
  await expect.poll(() => length + back.used.length, { timeout: 60_000 }).toBe(EVENTS);
  expect([...stalled.used, ...back.used].map(({ seq }) => seq)).toEqual(whole);
}, 180_000);
