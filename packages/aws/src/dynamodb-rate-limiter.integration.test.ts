import type { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { MetricName } from '@frontdesk/core/metrics';
import type { RateLimitPolicy } from '@frontdesk/core/rate-limit';
import { SetClock } from '@frontdesk/testing/set-clock';
import { openOwnDynamoDb, type TestDynamoDb } from '@frontdesk/testing/shared-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DynamoDbRateLimiter } from './dynamodb-rate-limiter.ts';

const policy = { name: 'permin', limit: 1_000, windowSeconds: 60 };
/** For tests that use a limit up. */
const few = { ...policy, limit: 100 };
const CONTAINERS = 50;

let dynamoDb: TestDynamoDb;
beforeAll(async () => {
  dynamoDb = await openOwnDynamoDb();
});
afterAll(() => dynamoDb.stop());

let practices = 0;
let key: string;
let clock: SetClock;
let writes: number;
let containers: DynamoDbRateLimiter[];
beforeEach(() => {
  practices += 1;
  key = `practice-${practices}`;
  clock = new SetClock('2027-03-01T15:00:00.250Z');
  writes = 0;
  containers = containersUnder(policy);
});

function containersUnder(allowed: RateLimitPolicy): DynamoDbRateLimiter[] {
  const client = {
    send: (command: UpdateItemCommand, options?: object) => {
      writes += 1;
      return dynamoDb.client.send(command, options);
    },
  } as unknown as DynamoDBClient;
  const tableName = dynamoDb.tableNames.rateLimits;
  const metrics = { record: (name: MetricName) => expect.unreachable(name) };
  return Array.from(
    { length: CONTAINERS },
    () => new DynamoDbRateLimiter({ client, tableName, policy: allowed, clock, metrics, timeoutMilliseconds: 30_000 }),
  );
}

interface Run {
  /** When each request was let through, in epoch milliseconds. */
  readonly allowed: readonly number[];
  readonly denied: number;
}

/** `perWave` requests at once, each in another container, then the time of the wave passes. */
async function run(waves: number, perWave: (wave: number) => number, waveSeconds: number): Promise<Run> {
  const allowed: number[] = [];
  let denied = 0;
  let next = 0;
  for (let wave = 0; wave < waves; wave += 1) {
    const requests = Array.from({ length: perWave(wave) }, (_, index) =>
      containers[(next + index) % CONTAINERS]!.count(key),
    );
    next += requests.length;
    for (const verdict of await Promise.all(requests)) {
      if (verdict?.allowed) allowed.push(clock.now());
      else denied += 1;
    }
    clock.advance(waveSeconds);
  }
  return { allowed, denied };
}

function fullestWindow(instants: readonly number[]): number {
  let first = 0;
  return instants.reduce((most, instant, index) => {
    while ((instants[first] ?? 0) <= instant - 60_000) first += 1;
    return Math.max(most, index - first + 1);
  }, 0);
}

describe('50 containers that count one practice', () => {
  it('deny nobody at 94 % of the limit spread evenly, for at most 1.05 writes a request', async () => {
    // 940 in a minute: 47 in each sub-window of three seconds, one after the other.
    const { allowed, denied } = await run(940 * 1.2, () => 1, 60 / 940);
    expect(denied).toBe(0);
    expect(writes / allowed.length).toBeLessThanOrEqual(1.05);
  });

  it('write once a request where one alone counts, however seldom', async () => {
    const [alone] = containers;
    for (let request = 0; request < 50; request += 1) {
      await alone!.count(key);
      clock.advance(10);
    }
    expect(writes / 50).toBeLessThanOrEqual(1.05);
  });

  it('let no window have more than the limit when all count at once, and use the limit', async () => {
    const { allowed, denied } = await run(60 * 2, () => 33, 1);
    expect(fullestWindow(allowed)).toBeLessThanOrEqual(policy.limit);
    expect(allowed.length).toBeGreaterThanOrEqual(0.94 * 2 * policy.limit);
    expect(denied).toBe(33 * 60 * 2 - allowed.length);
  });

  it('write at most 0.3 times a request in a flood of ten times the limit', async () => {
    const { allowed, denied } = await run(200 * 2, () => CONTAINERS, 0.3);
    expect(fullestWindow(allowed)).toBeLessThanOrEqual(policy.limit);
    expect(writes / (allowed.length + denied)).toBeLessThanOrEqual(0.3);
  });

  it('know a practice that is well under its limit, and forget it in time', async () => {
    containers = containersUnder(few);
    const [first] = containers;
    expect(first!.isWellUnder(key)).toBe(false);
    await first!.count(key);
    expect(first!.isWellUnder(key)).toBe(true);
    clock.advance(6);
    expect(first!.isWellUnder(key)).toBe(false);
    await run(1, () => CONTAINERS, 0);
    await first!.count(key);
    expect(first!.isWellUnder(key)).toBe(false);
  });

  it('answer what is left and when there is more', async () => {
    const [first] = containersUnder(few);
    expect(await first!.count(key)).toEqual({ allowed: true, remaining: 99, resetSeconds: 60 + 3 });
    for (let counted = 1; counted < 100; counted += 50) {
      await Promise.all(Array.from({ length: Math.min(50, 100 - counted) }, () => first!.count(key)));
    }
    expect(await first!.count(key)).toEqual({ allowed: false, remaining: 0, resetSeconds: 60 + 3 });
    clock.advance(60 + 3);
    expect(await first!.count(key)).toMatchObject({ allowed: true });
  });

  it('never mix two practices', async () => {
    containers = containersUnder(few);
    const [first] = containers;
    await run(2, () => CONTAINERS, 0);
    expect(await first!.count(key)).toMatchObject({ allowed: false });
    expect(await first!.count(`${key}-other`)).toMatchObject({ allowed: true, remaining: 99 });
  });
});
