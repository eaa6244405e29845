import { type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { Answer } from '@frontdesk/core/answer';
import { pagesOf } from '@frontdesk/scheduling/claim';
import { FOREVER } from '@frontdesk/scheduling/day-sheet';
import { type FaultInjection, injectFaults } from '@frontdesk/testing/fault-injection';
import { cancelledBecause, conflict, failAtRandom, failInOrder } from '@frontdesk/testing/fault-plans';
import { openTestDynamoDb, type TestDynamoDb } from '@frontdesk/testing/shared-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { claimUpdate } from './day-sheet-claim.ts';
import { type IdempotentWrite, IdempotentWriter } from './idempotent-write.ts';
import { eventPut } from './outbox.ts';

const START = Date.parse('2026-03-02T12:00:00Z');
const DAY_MILLISECONDS = 86_400_000;

let database: TestDynamoDb;
let faults: FaultInjection;
let now: number;
/** Every test has a practice of its own. */
let practiceId: string;
let practices = 0;

beforeAll(async () => {
  database = await openTestDynamoDb();
  faults = injectFaults(database.client);
});
afterAll(() => database?.stop());
beforeEach(() => {
  now = START;
  practices += 1;
  practiceId = `p${practices}`;
});
afterEach(() => faults.reset());

describe('without obstacles', () => {
  test('a write is one TransactWriteItems and no other call', async () => {
    expect(await write('key', 'apt_1')).toEqual({ kind: 'written', answer: answerFor('apt_1') });
    expect(faults.calls.map(({ command }) => command)).toEqual(['TransactWriteItems']);
    expect(await events()).toEqual(['apt_1']);
  });

  test('the same key and request get the first answer, byte for byte, and nothing happens', async () => {
    await write('key', 'apt_1');
    expect(await write('key', 'apt_2')).toEqual({ kind: 'replayed', answer: answerFor('apt_1') });
    expect(await events()).toEqual(['apt_1']);
  });

  test('twenty at once with one key get one answer, and there is one effect', async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, (_, n) => write('key', `apt_${n}`)));
    const [first] = await events();
    expect(await events()).toEqual([first]);
    expect(outcomes.map((outcome) => 'answer' in outcome && outcome.answer)).toEqual(
      Array.from({ length: 20 }, () => answerFor(first ?? '')),
    );
    expect(outcomes.filter(({ kind }) => kind === 'written')).toHaveLength(1);
  });

  test('the same key with another request is told so, even when its slot is taken', async () => {
    await write('key', 'apt_1');
    await expect(write('key', 'apt_2', { requestHash: 'another' })).rejects.toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  test('a key counts for 24 hours, whatever TTL has deleted', async () => {
    await write('key', 'apt_1');
    now += DAY_MILLISECONDS;
    expect(await write('key', 'apt_2', { quantum: 120 })).toMatchObject({ kind: 'replayed' });
    now += 1_000;
    expect(await write('key', 'apt_3', { quantum: 120 })).toMatchObject({ kind: 'written' });
    expect(await events()).toEqual(['apt_1', 'apt_3']);
  });

  test('a refusal names its step and is not kept: the key may be used again', async () => {
    await write('key', 'apt_1');
    expect(await write('other key', 'apt_2')).toEqual({ kind: 'refused', refusals: [{ step: 'slot' }] });
    expect(await write('other key', 'apt_2', { requestHash: 'another', quantum: 120 })).toMatchObject({
      kind: 'written',
    });
    expect(await events()).toEqual(['apt_1', 'apt_2']);
  });

  test('of fifty for one slot one is written and all others are refused', async () => {
    const outcomes = await Promise.all(Array.from({ length: 50 }, (_, n) => write(`key ${n}`, `apt_${n}`)));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual([
      ...Array.from({ length: 49 }, () => 'refused'),
      'written',
    ]);
    expect(await events()).toHaveLength(1);
  });
});

describe('with obstacles that pass', () => {
  test.each([
    ['a conflict on the record', conflict(0)],
    ['a conflict on the slot', conflict(1)],
    ['a conflict on the event', conflict(2)],
    ['conflicts everywhere', conflict(0, 1, 2)],
    ['throttling of the record', cancelledBecause('ThrottlingError', 0)],
    ['throttling of a step', cancelledBecause('ThrottlingError', 2)],
    ['a table at its limit', cancelledBecause('ProvisionedThroughputExceeded', 1)],
    ['a throttled request', { kind: 'throttled' } as const],
    ['a request over the limit', { kind: 'provisioned-throughput-exceeded' } as const],
  ])('%s is outwaited', async (_, fault) => {
    faults.follow(failInOrder({ TransactWriteItems: [fault, fault] }));
    expect(await write('key', 'apt_1')).toEqual({ kind: 'written', answer: answerFor('apt_1') });
    expect(faults.calls).toHaveLength(3);
    expect(await events()).toEqual(['apt_1']);
  });

  test.each(['key', undefined])('a commit without an answer is found by the retry, with the key %s', async (key) => {
    faults.follow(failInOrder({ TransactWriteItems: [{ kind: 'timeout-after-commit' }] }));
    expect(await write(key, 'apt_1')).toMatchObject({ answer: answerFor('apt_1') });
    expect(faults.calls).toHaveLength(2);
    expect(await events()).toEqual(['apt_1']);
  });
});

describe('with obstacles that stay', () => {
  const always = (fault: ReturnType<typeof conflict>) => () => fault;

  test.each([
    ['a conflict on the record', conflict(0), 'IDEMPOTENCY_IN_PROGRESS'],
    ['a conflict on a step', conflict(1), 'UNAVAILABLE'],
    ['throttling', { kind: 'throttled' } as const, 'UNAVAILABLE'],
  ])('%s is told by the deadline', async (_, fault, code) => {
    faults.follow(always(fault));
    const sleep = async (milliseconds: number) => {
      now += milliseconds;
    };
    await expect(write('key', 'apt_1', { sleep, milliseconds: 300 })).rejects.toMatchObject({ code });
    expect(faults.calls.length).toBeGreaterThan(1);
    expect(now).toBeLessThan(START + 300);
    faults.reset();
    expect(await events()).toEqual([]);
  });
});

describe('when the process dies', () => {
  test('before the transaction is sent, the client tries again as if nothing had been', async () => {
    faults.follow(failInOrder({ TransactWriteItems: [{ kind: 'crash-before-sending' }] }));
    await expect(write('key', 'apt_1')).rejects.toMatchObject({ name: 'InjectedCrash' });
    expect(await write('key', 'apt_2')).toEqual({ kind: 'written', answer: answerFor('apt_2') });
    expect(await events()).toEqual(['apt_2']);
  });

  test('after the commit, the client that tries again gets the answer that was lost', async () => {
    faults.follow(
      failInOrder({ TransactWriteItems: [{ kind: 'timeout-after-commit' }, { kind: 'crash-before-sending' }] }),
    );
    await expect(write('key', 'apt_1')).rejects.toMatchObject({ name: 'InjectedCrash' });
    expect(await write('key', 'apt_2')).toEqual({ kind: 'replayed', answer: answerFor('apt_1') });
    expect(await events()).toEqual(['apt_1']);
  });

  test('between two attempts after a conflict, nothing is left behind', async () => {
    faults.follow(failInOrder({ TransactWriteItems: [conflict(1), { kind: 'crash-before-sending' }] }));
    await expect(write('key', 'apt_1')).rejects.toMatchObject({ name: 'InjectedCrash' });
    expect(await events()).toEqual([]);
  });
});

test('forty requests for ten slots on a bad day: each slot is given once, and every answer is true', async () => {
  const kinds = [
    conflict(0),
    conflict(1),
    conflict(0, 2),
    { kind: 'throttled' },
    { kind: 'timeout-after-commit' },
  ] as const;
  faults.follow(failAtRandom({ seed: 7, probability: 0.4, faults: kinds, commands: ['TransactWriteItems'] }));
  const outcomes = await Promise.all(
    Array.from({ length: 40 }, (_, n) => write(n % 2 === 0 ? `key ${n}` : undefined, `apt_${n}`, { quantum: n % 10 })),
  );
  faults.reset();
  const granted = outcomes.flatMap((outcome) => ('answer' in outcome ? [outcome.answer.body] : []));
  expect(granted.sort()).toEqual((await events()).map((id) => answerFor(id).body).sort());
  expect(granted).toHaveLength(10);
});

interface Circumstances {
  requestHash?: string;
  quantum?: number;
  sleep?: (milliseconds: number) => Promise<void>;
  milliseconds?: number;
}

/** Books a quantum of dr-adams as `appointmentId`. */
function write(key: string | undefined, appointmentId: string, circumstances: Circumstances = {}) {
  const { requestHash = 'hash', quantum = 108, milliseconds = 20_000, sleep } = circumstances;
  const clock = { now: () => now };
  const { client, tableNames } = database;
  const start = START / 60_000 + quantum * 5;
  const steps = pagesOf(['dr-adams'], { start, end: start + 5 }).map((page) => ({
    name: 'slot',
    action: claimUpdate({ tableName: tableNames.daySheets, practiceId }, page, {
      nowEpochSeconds: Math.floor(now / 1000),
      untilEpochSeconds: FOREVER,
    }),
  }));
  const idempotentWrite: IdempotentWrite = {
    ...(key !== undefined && { idempotency: { scope: `${practiceId}#${key}`, requestHash } }),
    answer: answerFor(appointmentId),
    steps: [...steps, { name: 'event', action: eventPut(tableNames.events, eventOf(appointmentId)) }],
    deadline: clock.now() + milliseconds,
  };
  const options = { client, tableName: tableNames.idempotency, clock, ...(sleep && { sleep }) };
  return new IdempotentWriter(options).write(idempotentWrite);
}

function answerFor(appointmentId: string): Answer {
  return {
    statusCode: 201,
    headers: { 'content-type': 'application/json', location: `/appointments/${appointmentId}`, etag: '"1"' },
    body: `{"id":"${appointmentId}","note":"Zoë ☎"}`,
  };
}

function eventOf(appointmentId: string): Parameters<typeof eventPut>[1] {
  const at = new Date(START).toISOString();
  const times = { start: at, end: at };
  const data = {
    appointmentId,
    providerId: 'dr-adams',
    appointmentType: 'exam',
    status: 'booked',
    version: 1,
    ...times,
  };
  const event = 'appointment.booked';
  return { practiceId, eventId: `${at}#${appointmentId}`, event, topic: 'appointments', version: 1, at, data };
}

/** The appointments that the practice's events tell of: one for every effect. */
async function events(client: DynamoDBClient = database.client): Promise<string[]> {
  const { Items = [] } = await client.send(
    new ScanCommand({
      TableName: database.tableNames.events,
      FilterExpression: 'practiceId = :practice',
      ExpressionAttributeValues: { ':practice': { S: practiceId } },
      ConsistentRead: true,
    }),
  );
  return Items.map((item) => item.data?.M?.appointmentId?.S ?? '').sort();
}
