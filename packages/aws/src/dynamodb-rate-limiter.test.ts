import { ConditionalCheckFailedException, type DynamoDBClient, type UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { MetricName } from '@frontdesk/core/metrics';
import { SetClock } from '@frontdesk/testing/set-clock';
import { VirtualTime } from '@frontdesk/testing/virtual-time';
import { describe, expect, it } from 'vitest';
import { DynamoDbRateLimiter } from './dynamodb-rate-limiter.ts';
import type { Item } from './item-attributes.ts';

const policy = { name: 'permin', limit: 200, windowSeconds: 60 };
const LONGEST_HOP_MILLISECONDS = 40;

/** Just enough of UpdateItem for one item of the limiter: the expressions are matched by their text, and a new one fails. */
class OneItemTable {
  item: Item | undefined;
  writes = 0;
  readonly #hop: () => Promise<void>;

  constructor(hop: () => Promise<void>) {
    this.#hop = hop;
  }

  get client(): DynamoDBClient {
    return { send: (command: UpdateItemCommand) => this.#update(command) } as unknown as DynamoDBClient;
  }

  async #update({ input }: UpdateItemCommand): Promise<{ Attributes: Item }> {
    this.writes += 1;
    await this.#hop();
    const values = input.ExpressionAttributeValues ?? {};
    const item = this.item;
    if (!this.#holds(input.ConditionExpression ?? '', values, item)) {
      await this.#hop();
      throw new ConditionalCheckFailedException({ message: 'no', $metadata: {}, ...(item && { Item: item }) });
    }
    const isAddition = input.UpdateExpression?.startsWith('ADD') === true;
    const changed: Item = isAddition
      ? { ...item, count: { N: String(Number(item?.count?.N) + Number((values[':one'] ?? values[':requests'])?.N)) } }
      : Object.fromEntries(['subWindow', 'before', 'room'].map((name) => [name, values[`:${name}`] as never]));
    this.item = isAddition ? changed : { ...changed, count: { N: '1' } };
    const Attributes = this.item;
    await this.#hop();
    return { Attributes };
  }

  #holds(condition: string, values: Item, item: Item | undefined): boolean {
    const is = (name: string, value: string) => item?.[name]?.N === values[value]?.N && item !== undefined;
    if (condition === 'attribute_not_exists(#scope)') return item === undefined;
    if (condition === 'subWindow = :subWindow AND #count < room') {
      return is('subWindow', ':subWindow') && Number(item?.count?.N) < Number(item?.room?.N);
    }
    if (condition === 'subWindow = :subWindow AND #count <= :most') {
      return is('subWindow', ':subWindow') && Number(item?.count?.N) <= Number(values[':most']?.N);
    }
    if (condition === 'subWindow = :storedSubWindow AND #count = :storedCount') {
      return is('subWindow', ':storedSubWindow') && is('count', ':storedCount');
    }
    throw new Error(`Not modelled: ${condition}`);
  }
}

/** A pseudo-random sequence: the same at each run. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe.each([1, 2, 3, 4, 5])('50 containers whose messages take their time (seed %i)', (seed) => {
  it('let no window have more than the limit, by more than a message takes', async () => {
    const random = randomOf(seed);
    const time = new VirtualTime(Date.parse('2027-03-01T15:00:00Z'));
    const table = new OneItemTable(() => time.sleep(random() * LONGEST_HOP_MILLISECONDS));
    const allowed: number[] = [];
    let denied = 0;
    const metrics = { record: (name: MetricName) => expect.unreachable(name) };
    const client = async (): Promise<void> => {
      const limiter = new DynamoDbRateLimiter({
        client: table.client,
        tableName: 't',
        policy,
        clock: time.clock,
        metrics,
      });
      const end = time.clock.now() + 150_000;
      while (time.clock.now() < end) {
        // 50 containers ask for three times the limit, in bursts.
        await time.sleep(random() < 0.7 ? random() * 400 : random() * 9_000);
        const verdict = await limiter.count('p001');
        if (verdict?.allowed) allowed.push(time.clock.now());
        else denied += 1;
      }
    };
    await time.run(() => Promise.all(Array.from({ length: 50 }, client)));
    allowed.sort((a, b) => a - b);
    const window = 60_000 - 12 * 2 * LONGEST_HOP_MILLISECONDS;
    for (const [index, instant] of allowed.entries()) {
      const inWindow = allowed.slice(index).findIndex((later) => later >= instant + window);
      expect(inWindow === -1 ? allowed.length - index : inWindow).toBeLessThanOrEqual(policy.limit);
    }
    expect(denied).toBeGreaterThan(policy.limit);
    expect(allowed.length).toBeGreaterThan(2 * 0.9 * policy.limit);
  });
});

describe('requests at once in one container', () => {
  const open = async () => {
    const table = new OneItemTable(() => Promise.resolve());
    const clock = new SetClock('2027-03-01T15:00:00Z');
    const metrics = { record: (name: MetricName) => expect.unreachable(name) };
    const limiter = (): DynamoDbRateLimiter =>
      new DynamoDbRateLimiter({ client: table.client, tableName: 't', policy, clock, metrics });
    const one = limiter();
    await one.count('p001');
    const countOf = (): number => Number(table.item?.count?.N);
    const atOnce = (counter: DynamoDbRateLimiter, requests: number) =>
      Promise.all(Array.from({ length: requests }, () => counter.count('p001')));
    return { table, clock, one, limiter, countOf, atOnce };
  };
  const allowedOf = (verdicts: readonly ({ allowed: boolean } | undefined)[]): number =>
    verdicts.filter((verdict) => verdict?.allowed).length;

  it('are counted together after the first of them, each once', async () => {
    const { table, one, countOf, atOnce } = await open();
    table.writes = 0;
    const verdicts = await atOnce(one, 20);
    expect(table.writes).toBe(2);
    expect(countOf()).toBe(21);
    expect(verdicts.map((verdict) => verdict?.remaining)).toEqual([198, ...Array(19).fill(179)]);
  });

  it('never take more than there is, however many come', async () => {
    const { one, countOf, atOnce } = await open();
    expect(allowedOf(await atOnce(one, 90))).toBe(90);
    const verdicts = await atOnce(one, 150);
    expect(countOf()).toBe(policy.limit);
    expect(allowedOf(verdicts)).toBe(policy.limit - 91);
  });

  it('never take more than there is when others have taken most of it meanwhile', async () => {
    const { one, limiter, countOf, atOnce } = await open();
    const other = limiter();
    const verdicts = (await Promise.all([atOnce(one, 99), atOnce(other, 99), atOnce(limiter(), 99)])).flat();
    expect(countOf()).toBe(policy.limit);
    expect(allowedOf(verdicts)).toBe(policy.limit - 1);
  });

  it('are counted where the next sub-window has begun', async () => {
    const { clock, one, countOf, atOnce } = await open();
    clock.advance(3);
    expect(allowedOf(await atOnce(one, 20))).toBe(20);
    expect(countOf()).toBe(20);
  });

  it('are let through together when the table cannot be reached', async () => {
    const recorded: number[] = [];
    const { table, clock } = await open();
    let isDown = false;
    const send = (command: UpdateItemCommand) =>
      isDown ? Promise.reject(new Error('no')) : table.client.send(command);
    const metrics = { record: (_: MetricName, value = 1) => recorded.push(value) };
    const client = { send } as unknown as DynamoDBClient;
    const limiter = new DynamoDbRateLimiter({ client, tableName: 't', policy, clock, metrics });
    await limiter.count('p001');
    isDown = true;
    const verdicts = await Promise.all(Array.from({ length: 10 }, () => limiter.count('p001')));
    expect(verdicts).toEqual(Array(10).fill(undefined));
    expect(recorded.reduce((sum, value) => sum + value)).toBe(10);
    isDown = false;
    expect(await limiter.count('p001')).toMatchObject({ allowed: true });
  });
});

describe('a count that cannot be kept', () => {
  const open = (send: () => Promise<never>) => {
    const recorded: MetricName[] = [];
    const limiter = new DynamoDbRateLimiter({
      ...{ client: { send } as unknown as DynamoDBClient, tableName: 't', policy },
      clock: new SetClock('2027-03-01T15:00:00Z'),
      metrics: { record: (name) => recorded.push(name) },
    });
    return { limiter, recorded };
  };

  it.each([
    ['an outage', Object.assign(new Error('no'), { name: 'InternalServerError' })],
    ['a throttled table', Object.assign(new Error('no'), { name: 'ProvisionedThroughputExceededException' })],
    [
      'an item of another kind',
      new ConditionalCheckFailedException({ message: 'no', $metadata: {}, Item: { scope: { S: 'p001' } } }),
    ],
  ])('lets the request through and is counted itself: %s', async (_what, error) => {
    const { limiter, recorded } = open(() => Promise.reject(error));
    expect(await limiter.count('p001')).toBeUndefined();
    expect(limiter.isWellUnder('p001')).toBe(false);
    expect(recorded).toEqual(['RateLimitUnavailable']);
  });

  it('is given up when others always are faster', async () => {
    let subWindow = 1;
    const { limiter, recorded } = open(() => {
      subWindow += 1;
      const Item = { subWindow: { N: `${subWindow}` }, count: { N: '1' }, room: { N: '9' }, before: { L: [] } };
      return Promise.reject(new ConditionalCheckFailedException({ message: 'no', $metadata: {}, Item }));
    });
    expect(await limiter.count('p001')).toBeUndefined();
    expect(recorded).toEqual(['RateLimitUnavailable']);
  });
});
