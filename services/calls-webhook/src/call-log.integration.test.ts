import { type AttributeValue, PutItemCommand, paginateScan } from '@aws-sdk/client-dynamodb';
import { GetQueueAttributesCommand, ReceiveMessageCommand, SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { messageBody } from '@frontdesk/aws/message-body';
import { factsOf, mergeFacts } from '@frontdesk/calls/domain/call-facts';
import { silentLogger } from '@frontdesk/core/logger';
import { openOwnDynamoDb, type TestDynamoDb } from '@frontdesk/testing/shared-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callFrom, callItemKey } from './adapters/call-item.ts';
import type { Call } from './domain/call.ts';
import { sightingOf } from './domain/sighting-of-contact.ts';
import type { SightingQueue } from './ports/sighting-queue.ts';
import { CANARIES, eventsOfCall } from './testing/contact-events.ts';
import { type Fate, type FoldingService, startFoldingService } from './testing/folding-service.ts';
import { killMidway } from './testing/mortal-invocations.ts';
import { randomNumbers, shuffled } from './testing/random.ts';
import { acceptContactEvent } from './use-cases/accept-contact-event.ts';

type Item = Record<string, AttributeValue>;

let database: TestDynamoDb;
let service: FoldingService | undefined;
beforeEach(async () => {
  // Of its own: it floods the database.
  database = await openOwnDynamoDb();
});
afterEach(async () => {
  await service?.stop();
  service = undefined;
  await database.stop();
});

const ANYBODY = { secrets: [{ sender: 'connect', secret: 'unchecked', practices: '*' as const }] };
const live: Fate = async (run) => ({ ok: true, payload: await run() });

async function everything(table: 'calls' | 'events'): Promise<Item[]> {
  const { client, tableNames } = database;
  const items: Item[] = [];
  for await (const page of paginateScan({ client }, { TableName: tableNames[table], ConsistentRead: true })) {
    items.push(...(page.Items ?? []));
  }
  return items;
}

const callItems = async (): Promise<Item[]> => (await everything('calls')).filter(({ item }) => item?.S === 'CALL');

async function waiting(queue: string): Promise<number> {
  const { Attributes = {} } = await service!.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: service!.queueUrls[`frontdesk-dev-${queue}`], AttributeNames: ['All'] }),
  );
  const { ApproximateNumberOfMessages, ApproximateNumberOfMessagesNotVisible, ApproximateNumberOfMessagesDelayed } =
    Attributes;
  return (
    Number(ApproximateNumberOfMessages ?? 0) +
    Number(ApproximateNumberOfMessagesNotVisible ?? 0) +
    Number(ApproximateNumberOfMessagesDelayed ?? 0)
  );
}

async function accept(
  events: readonly ReturnType<typeof eventsOfCall>[number][],
  queue: SightingQueue = service!.queue,
): Promise<void> {
  const deliveries = { remember: async () => undefined };
  const callers = { keep: async () => undefined };
  for (let start = 0; start < events.length; start += 50) {
    const sending = events
      .slice(start, start + 50)
      .map((body) =>
        acceptContactEvent({ sender: ANYBODY, body, logger: silentLogger }, { queue, deliveries, callers }),
      );
    await Promise.all(sending);
  }
}

/** As `accept`, in messages of the same content that are sent ten at a time: thousands of requests are seconds. */
async function acceptInTens(events: Parameters<typeof accept>[0]): Promise<void> {
  const bodies: string[] = [];
  await accept(events, { send: async (sighting) => void bodies.push(messageBody(sighting)) });
  const QueueUrl = service!.queueUrls['frontdesk-dev-contact-events'];
  for (let start = 0; start < bodies.length; start += 10) {
    const Entries = bodies.slice(start, start + 10).map((MessageBody, n) => ({ Id: String(n), MessageBody }));
    const { Failed = [] } = await service!.sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    expect(Failed).toEqual([]);
  }
}

const leaks = (text: string): string[] => CANARIES.filter((canary) => text.includes(canary));

describe('the call log', () => {
  it('is the fold of 1,000 events, each sent three times in any order, while every third invocation is killed', async () => {
    const random = randomNumbers(20_270_301);
    let invocations = 0;
    let killed = 0;
    const fate: Fate = (run) => {
      invocations += 1;
      if (invocations % 3 !== 0) return live(run);
      killed += 1;
      return killMidway(run, 1 + Math.floor(random() * 24), random() < 0.5);
    };
    service = await startFoldingService(database, { fate });
    const answered = Array.from({ length: 124 }, (_, n) => eventsOfCall(`answered-${n}`, 'answered', true));
    const missed = Array.from({ length: 95 }, (_, n) => eventsOfCall(`missed-${n}`, 'missed', true));
    const events = [...answered, ...missed].flat();
    expect(events).toHaveLength(1_000);
    await acceptInTens(shuffled([...events, ...events, ...events], random));

    const done = async (): Promise<boolean> =>
      (await waiting('contact-events')) + (await waiting('post-call')) === 0 &&
      (await callItems()).every((item) => item.outcome !== undefined);
    await expect.poll(done, { timeout: 150_000, interval: 500 }).toBe(true);
    expect(killed).toBeGreaterThan(100);
    expect(await waiting('contact-events-dead')).toBe(0);
    expect(await waiting('post-call-dead')).toBe(0);

    const calls = new Map((await callItems()).map((item): [string, Call] => [item.callId?.S ?? '', callFrom(item)]));
    expect(calls.size).toBe(219);
    for (const ofCall of [...answered, ...missed]) {
      const facts = ofCall.map((event) => factsOf(sightingOf(event, 'p001')!)).reduce(mergeFacts);
      expect(calls.get(ofCall[0]!.detail.contactId)?.facts).toEqual(facts);
    }
    const open = (await everything('calls')).filter(({ taskList }) => taskList?.S === 'p001#open');
    expect(open.map(({ chainId }) => chainId?.S).sort()).toEqual(
      missed.map(([first]) => first!.detail.contactId).sort(),
    );

    const published = (await everything('events'))
      .filter(({ event }) => event?.S !== 'call.task-changed')
      .map((item) => `${item.data?.M?.callId?.S} ${item.event?.S}`);
    const reached = {
      answered: ['initiated', 'queued', 'connected', 'ended'],
      missed: ['initiated', 'queued', 'ended'],
    };
    const expected = [...calls.keys()].flatMap((id) =>
      reached[id.startsWith('answered') ? 'answered' : 'missed'].map((name) => `${id} call.${name}`),
    );
    expect(published.sort()).toEqual(expected.sort());

    const left = JSON.stringify([await everything('calls'), await everything('events')]) + service.log.join('\n');
    expect(leaks(left)).toEqual([]);
  }, 240_000);

  it('runs each workflow once: a killed one that had written its outcome is not run again', async () => {
    const ranAt = new Map<string, Set<string>>();
    const random = randomNumbers(7);
    const fate: Fate = (run) => (random() < 0.3 ? killMidway(run, 3, true) : live(run));
    service = await startFoldingService(database, { fate });
    const calls = Array.from({ length: 20 }, (_, n) => eventsOfCall(`call-${n}`, 'missed', true));
    await accept(calls.flat());
    const observe = async (): Promise<boolean> => {
      for (const item of await callItems()) {
        const call = callFrom(item);
        if (call.outcome === undefined) continue;
        const seen = ranAt.get(call.id) ?? new Set();
        ranAt.set(call.id, seen.add(String(call.outcome.ranAt)));
      }
      return ranAt.size === 20 && (await waiting('contact-events')) + (await waiting('post-call')) === 0;
    };
    await expect.poll(observe, { timeout: 60_000, interval: 50 }).toBe(true);
    expect([...ranAt.values()].map(({ size }) => size)).toEqual(Array.from({ length: 20 }, () => 1));
  }, 90_000);

  it('gives up an event that cannot be folded, without a word of the customer, and folds its neighbours at once', async () => {
    service = await startFoldingService(database, { fate: live, maxReceiveCount: 2 });
    const broken = { practiceId: { S: 'p001' }, callId: { S: 'poison' }, version: { N: '1' }, facts: { S: '{' } };
    const { client, tableNames } = database;
    const key = callItemKey({ practiceId: 'p001', id: 'poison' });
    await client.send(new PutItemCommand({ TableName: tableNames.calls, Item: { ...key, ...broken } }));
    const [poison] = eventsOfCall('poison', 'missed');
    const others = Array.from({ length: 9 }, (_, n) => eventsOfCall(`call-${n}`, 'missed')[0]!);
    await accept([poison!, ...others]);
    await expect.poll(async () => (await everything('calls')).length, { timeout: 10_000, interval: 50 }).toBe(10);
    // Before the failed message was even tried again.
    expect(service.log.filter((line) => line.includes('MESSAGE_FAILED')).length).toBeLessThanOrEqual(1);

    await expect.poll(() => waiting('contact-events-dead'), { timeout: 20_000 }).toBe(1);
    expect(await waiting('contact-events')).toBe(0);
    const QueueUrl = service.queueUrls['frontdesk-dev-contact-events-dead'];
    const { Messages = [] } = await service.sqs.send(new ReceiveMessageCommand({ QueueUrl }));
    expect(JSON.parse(Messages[0]?.Body ?? '')).toMatchObject({ callId: 'poison' });
    expect(leaks(JSON.stringify(Messages) + service.log.join('\n'))).toEqual([]);
    expect(service.log.join('\n')).toContain('MESSAGE_FAILED');
  }, 60_000);
});
