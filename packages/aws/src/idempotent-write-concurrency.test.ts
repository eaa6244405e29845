import { TwoPhaseDynamoDb } from '@frontdesk/testing/two-phase-dynamodb';
import { VirtualTime } from '@frontdesk/testing/virtual-time';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type IdempotentWrite, IdempotentWriter, type WriteOutcome } from './idempotent-write.ts';
import { RetryBudget } from './retry-budget.ts';

const START = Date.parse('2026-03-02T12:00:00Z');
const NOBODY_WAITS_LONGER = 60_000;
/** Nobody gives up before the deadline: what is shown is what retries decide, and not how many there may be. */
const budget = new RetryBudget(Number.MAX_SAFE_INTEGER);
const mostUnanswered = Number.POSITIVE_INFINITY;
/** Now and then a message takes longer than a whole transaction of another. */
const MESSAGE_MILLISECONDS = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 9 }) },
  { weight: 1, arbitrary: fc.integer({ min: 30, max: 120 }) },
);

/** Requests for one slot, each by its key; undefined is a request without one. */
async function race(keys: readonly (string | undefined)[], seed: { hops: () => number; loses: () => boolean }) {
  const time = new VirtualTime(START);
  const database = new TwoPhaseDynamoDb({ hop: () => time.sleep(seed.hops()), loseAnswer: seed.loses });
  const { client } = database;
  const writer = new IdempotentWriter({
    client,
    tableName: 'idempotency',
    clock: time.clock,
    sleep: time.sleep,
    budget,
    mostUnanswered,
  });
  const outcomes = await time.run(() =>
    Promise.all(
      keys.map(async (key, client): Promise<WriteOutcome> => {
        await time.sleep(seed.hops());
        return writer.write(writeOf(key, client));
      }),
    ),
  );
  return { outcomes, database };
}

function writeOf(key: string | undefined, client: number): IdempotentWrite {
  const owner = key ?? `client ${client}`;
  const slot = { scope: { S: 'slot' }, owner: { S: owner } };
  return {
    ...(key !== undefined && { idempotency: { scope: key, requestHash: 'same' } }),
    answer: { statusCode: 201, headers: {}, body: `${owner}, written by ${client}` },
    steps: [
      { name: 'slot', action: { Put: { TableName: 'slots', Item: slot } } },
      { name: 'event', action: { Put: { TableName: 'events', Item: { scope: { S: `event ${owner}` } } } } },
      // Always lapsed, so always free to write, but everybody's: it conflicts.
      { name: 'hot', action: { Put: { TableName: 'hot', Item: { scope: { S: 'hot' }, expiresAt: { N: '-1' } } } } },
    ],
    deadline: START + NOBODY_WAITS_LONGER,
  };
}

test('of any requests for one slot exactly one owner wins, who and whose twins have one answer, and all others are refused', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.option(fc.constantFrom('ann', 'bob', 'cid'), { nil: undefined }), { minLength: 1, maxLength: 6 }),
      fc.infiniteStream(MESSAGE_MILLISECONDS),
      fc.infiniteStream(fc.integer({ min: 0, max: 9 })),
      async (keys, hops, losses) => {
        const hop = () => hops.next().value as number;
        const { outcomes, database } = await race(keys, {
          hops: hop,
          loses: () => (losses.next().value as number) < 2,
        });
        const winner = database.items.get('slot')?.owner?.S;
        const answers = outcomes.map((outcome) => (outcome.kind === 'refused' ? 'refused' : outcome.answer.body));
        const winning = keys.map((key, client) => (key ?? `client ${client}`) === winner);
        expect(winning).toContain(true);
        expect(answers.map((text) => text !== 'refused')).toEqual(winning);
        expect(new Set(answers.filter((text) => text !== 'refused')).size).toBe(1);
      },
    ),
    { numRuns: 400 },
  );
});

test('fifty requests that meet at one item are all written, in a few attempts each', async () => {
  const time = new VirtualTime(START);
  let turn = 0;
  const database = new TwoPhaseDynamoDb({ hop: () => time.sleep(1 + (turn++ % 3)) });
  const { client } = database;
  const writer = new IdempotentWriter({
    client,
    tableName: 'idempotency',
    clock: time.clock,
    sleep: time.sleep,
    budget,
    mostUnanswered,
  });
  const outcomes = await time.run(() =>
    Promise.all(
      Array.from({ length: 50 }, (_, client) => {
        const write = writeOf(`key ${client}`, client);
        return writer.write({ ...write, steps: write.steps.filter((step) => step.name !== 'slot') });
      }),
    ),
  );
  expect(outcomes.map((outcome) => outcome.kind)).toEqual(Array.from({ length: 50 }, () => 'written'));
  expect(database.sent).toBeLessThan(400);
  expect(time.clock.now() - START).toBeLessThan(5_000);
});
