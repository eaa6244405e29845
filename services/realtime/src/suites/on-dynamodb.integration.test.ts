import { DeleteItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Backoff } from '@frontdesk/aws/retry';
import { systemClock } from '@frontdesk/core/clock';
import { randomIds } from '@frontdesk/core/ids';
import { silentMetrics } from '@frontdesk/core/metrics';
import { injectFaults } from '@frontdesk/testing/fault-injection';
import { failAtRandom, failInOrder } from '@frontdesk/testing/fault-plans';
import { openTestDynamoDb, type TestDynamoDb } from '@frontdesk/testing/shared-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DynamoDbConnections } from '../adapters/dynamodb-connections.ts';
import { DynamoDbEventLog } from '../adapters/dynamodb-event-log.ts';
import { DynamoDbTicketStore } from '../adapters/dynamodb-ticket-store.ts';
import { newTicket, ticketKeyOf } from '../domain/ticket.ts';
import { RecordedPosts } from '../testing/recorded-posts.ts';
import { someEvents } from '../testing/some-event.ts';
import { eventPusher } from '../use-cases/push-events.ts';
import { EventRecorder } from '../use-cases/record-events.ts';
import { subscribe } from '../use-cases/subscribe.ts';
import { type RealtimeTables, tablesSuite } from './tables-suite.ts';

const NOW = 1_795_348_800_000;
const DAY = 86_400_000;

let database: TestDynamoDb;
let tables: RealtimeTables;
const clients: DynamoDBClient[] = [];

/** A client that retries nothing, as the functions' own. */
function newClient(): DynamoDBClient {
  const credentials = { accessKeyId: database.accessKeyId, secretAccessKey: 'local' };
  const client = new DynamoDBClient({ endpoint: database.endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });
  clients.push(client);
  return client;
}

function tablesOver(client: DynamoDBClient): RealtimeTables {
  const { connections, eventLog } = database.tableNames;
  const common = { client, clock: systemClock };
  return {
    log: new DynamoDbEventLog({ client, tableName: eventLog }),
    connections: new DynamoDbConnections({ ...common, tableName: connections, eventLogTable: eventLog }),
  };
}

function recorderOver({ log, connections }: RealtimeTables, posts = new RecordedPosts(), clock = systemClock) {
  const push = eventPusher({
    clock: { now: () => Date.now() },
    metrics: silentMetrics,
    log,
    connections,
    posts,
    lanes: { send: async () => undefined },
  });
  const backoff = (deadline: number) => new Backoff({ deadline, clock: systemClock, baseMilliseconds: 2 });
  return new EventRecorder({ log, push, clock, ids: randomIds, backoff });
}

beforeAll(async () => {
  database = await openTestDynamoDb();
  tables = tablesOver(newClient());
});
afterAll(async () => {
  for (const client of clients) client.destroy();
  await database?.stop();
});

tablesSuite('on DynamoDB', () => tables);

describe('tickets on DynamoDB', () => {
  const grant = { practiceId: 'p001', subject: 'user-1', scopes: ['calls:read', 'appointments:read'] };
  const store = () => new DynamoDbTicketStore({ client: newClient(), tableName: database.tableNames.tickets });
  const key = () => ticketKeyOf(newTicket('p001'))!;

  it('work once, also when many try at once', async () => {
    const [tickets, ticket] = [store(), key()];
    await tickets.keep(ticket, grant, NOW + 30_000);
    const grants = await Promise.all(Array.from({ length: 20 }, () => tickets.redeem(ticket, NOW)));
    expect(grants.filter((granted) => granted !== undefined)).toEqual([grant]);
    expect(await tickets.redeem(ticket, NOW)).toBeUndefined();
  });

  it('work up to their end and not after, whenever the table deletes them', async () => {
    const tickets = store();
    const [inTime, late] = [key(), key()];
    await tickets.keep(inTime, grant, NOW);
    await tickets.keep(late, grant, NOW - 1);
    expect(await tickets.redeem(inTime, NOW)).toEqual(grant);
    expect(await tickets.redeem(late, NOW)).toBeUndefined();
  });

  it('work for whom the database had no time, or whose answer was lost, and still once', async () => {
    const [client, ticket] = [newClient(), key()];
    const crowded = new DynamoDbTicketStore({ client, tableName: database.tableNames.tickets });
    await crowded.keep(ticket, grant, NOW + 30_000);
    injectFaults(client, failInOrder({ UpdateItem: [{ kind: 'throttled' }, { kind: 'timeout-after-commit' }] }));
    expect(await crowded.redeem(ticket, NOW)).toEqual(grant);
    expect(await crowded.redeem(ticket, NOW)).toBeUndefined();
  });

  it('are unknown to another practice', async () => {
    const [tickets, ticket] = [store(), key()];
    await tickets.keep(ticket, grant, NOW);
    expect(await tickets.redeem({ ...ticket, practiceId: 'p002' }, NOW)).toBeUndefined();
  });
});

describe('recording on DynamoDB', () => {
  it('numbers each event once while answers get lost and transactions conflict, by two consumers at once', async () => {
    const practiceId = 'p-faults';
    const stream = someEvents(1, 120);
    const consume = async (seed: number): Promise<void> => {
      const client = newClient();
      const faults = [
        { kind: 'timeout-after-commit' },
        { kind: 'transaction-cancelled', reason: 'TransactionConflict', items: [0] },
        { kind: 'throttled' },
      ] as const;
      injectFaults(client, failAtRandom({ seed, probability: 0.3, faults, commands: ['TransactWriteItems'] }));
      const recorder = recorderOver(tablesOver(client));
      // Both get everything, in batches of their own size: each batch is a redelivery of the other's.
      const size = 3 + seed;
      for (let start = 0; start < stream.length; start += size) {
        await recorder.record(practiceId, stream.slice(start, start + size), Date.now() + 30_000);
      }
    };
    await Promise.all([consume(1), consume(4)]);
    const head = await tables.log.head(practiceId);
    const log = await tables.log.read(practiceId, head?.epoch ?? '', { afterSeq: 0, toSeq: 999, limit: 999 });
    expect(log.map(({ seq }) => seq)).toEqual(stream.map((_, index) => index + 1));
    expect(new Set(log.map(({ eventId }) => eventId)).size).toBe(120);
    expect(head?.seq).toBe(120);
  });

  it('takes one round trip and a look at the connections for a batch, once it is warm', async () => {
    const client = newClient();
    const recorder = recorderOver(tablesOver(client));
    await recorder.record('p-warm', someEvents(1, 1), Date.now() + 9_000);
    const { calls } = injectFaults(client);
    await recorder.record('p-warm', someEvents(2, 50), Date.now() + 9_000);
    expect(calls.map(({ command }) => command)).toEqual(['TransactWriteItems', 'Query']);
  });
});

describe('coming back on DynamoDB', () => {
  const comeBack = async (practiceId: string, since: { epoch: string; seq: number }, now: number) => {
    const posts = new RecordedPosts();
    const key = { practiceId, connectionId: `c-${Math.random()}` };
    await tables.connections.enter(key, { practiceId, subject: 's', scopes: [] }, now);
    await subscribe(
      { key, scopes: ['appointments:read'], topics: ['appointments'], since, deadline: Number.POSITIVE_INFINITY },
      {
        ...tables,
        posts,
        clock: { now: () => now },
        ids: randomIds,
        random: Math.random,
        untilJoined: (deadline) => new Backoff({ deadline, clock: systemClock }),
      },
    );
    return (posts.received.get(key.connectionId) ?? []).map((text) => JSON.parse(text));
  };

  it('within a day brings the whole gap, after it a snapshot', async () => {
    const recorder = recorderOver(tables, undefined, { now: () => NOW });
    await recorder.record('p-day', someEvents(1, 90), Date.now() + 9_000);
    await recorder.record('p-day', someEvents(91, 130), Date.now() + 9_000);
    const epoch = (await tables.log.head('p-day'))?.epoch ?? '';
    const [subscribed, ...gap] = await comeBack('p-day', { epoch, seq: 3 }, NOW + DAY - 1);
    expect(subscribed).toEqual({ type: 'subscribed', epoch, seq: 3, recovered: true });
    expect(gap.map(({ seq }) => seq)).toEqual(Array.from({ length: 127 }, (_, index) => 4 + index));
    expect(await comeBack('p-day', { epoch, seq: 3 }, NOW + DAY)).toEqual([
      { type: 'subscribed', epoch, seq: 130, recovered: false },
    ]);
  });

  it('to another epoch brings a snapshot, and nothing of the former one', async () => {
    await recorderOver(tables).record('p-epoch', someEvents(1, 5), Date.now() + 9_000);
    const former = (await tables.log.head('p-epoch'))?.epoch ?? '';
    // What an operator does after a table was restored.
    const Key = { practiceId: { S: 'p-epoch' }, eventId: { S: 'HEAD' } };
    await newClient().send(new DeleteItemCommand({ TableName: database.tableNames.eventLog, Key }));
    await recorderOver(tables).record('p-epoch', someEvents(6, 9), Date.now() + 9_000);
    const epoch = (await tables.log.head('p-epoch'))?.epoch ?? '';
    expect(epoch).not.toBe(former);
    expect(await comeBack('p-epoch', { epoch: former, seq: 2 }, NOW)).toEqual([
      { type: 'subscribed', epoch, seq: 4, recovered: false },
    ]);
    const [, ...gap] = await comeBack('p-epoch', { epoch, seq: 1 }, NOW);
    expect(gap.map(({ seq, data }) => [seq, data.number])).toEqual([
      [2, 7],
      [3, 8],
      [4, 9],
    ]);
  });
});
