import {
  type CancellationReason,
  type DynamoDBClient,
  TransactionCanceledException,
  type TransactWriteItemsCommandInput,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import { type IdempotentWrite, IdempotentWriter } from './idempotent-write.ts';

const NOW = Date.parse('2026-03-02T12:00:00.400Z');
const answer = { statusCode: 201, headers: { location: '/appointments/apt_1' }, body: '{"id":"apt_1"}' };
const slot = { name: 'slot', action: { Put: { TableName: 'slots', Item: { k: { S: 's' } } } } };
const idempotency = { scope: 'p1#key', requestHash: 'hash' };
const keyed: IdempotentWrite = { idempotency, answer, steps: [slot], deadline: NOW + 10_000 };
const { idempotency: _, ...unkeyed } = keyed;

const none: CancellationReason = { Code: 'None' };
const conflict: CancellationReason = { Code: 'TransactionConflict' };
const taken: CancellationReason = { Code: 'ConditionalCheckFailed', Item: { k: { S: 's' } } };
const recordOf = (requestHash: string): CancellationReason => ({
  Code: 'ConditionalCheckFailed',
  Item: {
    requestHash: { S: requestHash },
    response: { M: { statusCode: { N: '201' }, headers: { M: { etag: { S: '"1"' } } }, body: { S: '{"first":1}' } } },
  },
});
const cancelled = (...reasons: CancellationReason[]) =>
  new TransactionCanceledException({ message: 'x', CancellationReasons: reasons, $metadata: {} });
const timeout = Object.assign(new Error('x'), { name: 'TimeoutError' });

/** A writer whose transactions end as scripted, the last outcome again and again; each takes 10 ms, each wait 100. */
function scripted(...outcomes: (Error | 'committed')[]) {
  let now = NOW;
  const inputs: TransactWriteItemsCommandInput[] = [];
  const timeouts: (number | undefined)[] = [];
  const client = {
    send: async (command: { input: TransactWriteItemsCommandInput }, options?: { requestTimeout?: number }) => {
      const outcome = outcomes[Math.min(inputs.length, outcomes.length - 1)];
      inputs.push(command.input);
      timeouts.push(options?.requestTimeout);
      now += 10;
      if (outcome instanceof Error) throw outcome;
      return {};
    },
  } as unknown as DynamoDBClient;
  const sleep = async () => {
    now += 100;
  };
  const writer = new IdempotentWriter({ client, tableName: 'idempotency', clock: { now: () => now }, sleep });
  return { writer, inputs, timeouts };
}

describe('the transaction', () => {
  test('is the record with the answer for 24 hours, then the steps', async () => {
    const { writer, inputs } = scripted('committed');
    expect(await writer.write(keyed)).toEqual({ kind: 'written', answer });
    const nowSeconds = Math.floor(NOW / 1000);
    expect(inputs).toEqual([
      {
        TransactItems: [
          {
            Put: {
              TableName: 'idempotency',
              Item: {
                scope: { S: 'p1#key' },
                requestHash: { S: 'hash' },
                response: {
                  M: {
                    statusCode: { N: '201' },
                    headers: { M: { location: { S: '/appointments/apt_1' } } },
                    body: { S: '{"id":"apt_1"}' },
                  },
                },
                expiresAt: { N: String(nowSeconds + 86_400) },
              },
              ConditionExpression: 'attribute_not_exists(#scope) OR expiresAt < :now',
              ExpressionAttributeNames: { '#scope': 'scope' },
              ExpressionAttributeValues: { ':now': { N: String(nowSeconds) } },
              ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
            },
          },
          slot.action,
        ],
      },
    ]);
  });

  test('without a client key has a record of its own, without the answer', async () => {
    const { writer, inputs } = scripted(timeout, 'committed');
    await writer.write(unkeyed);
    await writer.write(unkeyed);
    const scopes = inputs.map((input) => input.TransactItems?.[0]?.Put?.Item?.scope?.S);
    expect(scopes[0]).toMatch(/^unkeyed#[0-9a-f-]{36}$/);
    expect(scopes[1]).toBe(scopes[0]);
    expect(scopes[2]).not.toBe(scopes[0]);
    expect(inputs[0]?.TransactItems?.[0]?.Put?.Item).not.toHaveProperty('response');
  });

  test('is the same at every attempt', async () => {
    const { writer, inputs } = scripted(timeout, cancelled(none, conflict), 'committed');
    await writer.write(keyed);
    expect(inputs).toHaveLength(3);
    expect(inputs[1]).toEqual(inputs[0]);
    expect(inputs[2]).toEqual(inputs[0]);
  });
});

describe('an existing record', () => {
  test('of the same request replays its answer', async () => {
    const { writer } = scripted(cancelled(recordOf('hash'), taken));
    const first = { statusCode: 201, headers: { etag: '"1"' }, body: '{"first":1}' };
    expect(await writer.write(keyed)).toEqual({ kind: 'replayed', answer: first });
  });

  test('of another request throws IDEMPOTENCY_KEY_REUSED', async () => {
    const { writer } = scripted(cancelled(recordOf('other'), none));
    await expect(writer.write(keyed)).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  test('of a write without a key is our own, met by a retry after an unanswered commit', async () => {
    const { writer } = scripted(timeout, cancelled({ Code: 'ConditionalCheckFailed', Item: {} }, taken));
    expect(await writer.write(unkeyed)).toEqual({ kind: 'written', answer });
  });
});

describe('refusals', () => {
  const refused = { kind: 'refused', refusals: [{ step: 'slot', item: { k: { S: 's' } } }] };

  test('are told at once when nothing else was in the way', async () => {
    const { writer, inputs } = scripted(cancelled(none, taken));
    expect(await writer.write(keyed)).toEqual(refused);
    expect(inputs).toHaveLength(1);
  });

  test('beside a conflict on the record wait for the twin, whose answer it then is', async () => {
    const { writer } = scripted(cancelled(conflict, taken), cancelled(recordOf('hash'), taken));
    expect(await writer.write(keyed)).toMatchObject({ kind: 'replayed' });
  });

  test('beside a conflict stand as soon as a later attempt sees the record free', async () => {
    const { writer, inputs } = scripted(cancelled(conflict, taken), cancelled(none, conflict));
    expect(await writer.write(keyed)).toEqual(refused);
    expect(inputs).toHaveLength(2);
  });

  test('that a later attempt does not meet any more are forgotten', async () => {
    const { writer } = scripted(cancelled(conflict, taken), 'committed');
    expect(await writer.write(keyed)).toMatchObject({ kind: 'written' });
  });

  test('beside a conflict to the last are not told', async () => {
    const { writer } = scripted(cancelled(conflict, taken));
    await expect(writer.write(keyed)).rejects.toMatchObject({ code: 'IDEMPOTENCY_IN_PROGRESS' });
  });
});

describe('at the deadline', () => {
  test.each<[string, IdempotentWrite, Error, string]>([
    ['a conflict on the record', keyed, cancelled(conflict, none), 'IDEMPOTENCY_IN_PROGRESS'],
    ['a conflict on a step', keyed, cancelled(none, conflict), 'UNAVAILABLE'],
    ['a conflict on the record of a write without a key', unkeyed, cancelled(conflict, none), 'UNAVAILABLE'],
  ])('%s throws', async (_, write, obstacle, code) => {
    const { writer, inputs } = scripted(obstacle);
    await expect(writer.write(write)).rejects.toMatchObject({ code, retryAfterSeconds: 1 });
    expect(inputs.length).toBeGreaterThan(10);
    expect(inputs.length).toBeLessThanOrEqual(91);
  });

  test.each<[string, Error]>([
    ['throttling', cancelled({ Code: 'ThrottlingError' }, none)],
    ['silence', timeout],
  ])(
    '%s throws after six attempts, long before it: more would keep a service down that cannot take them',
    async (_, obstacle) => {
      const { writer, inputs } = scripted(obstacle);
      await expect(writer.write(keyed)).rejects.toMatchObject({ code: 'UNAVAILABLE', retryAfterSeconds: 1 });
      expect(inputs.length).toBe(6);
    },
  );

  test('nothing is sent any more', async () => {
    const { writer, inputs } = scripted('committed');
    await expect(writer.write({ ...keyed, deadline: NOW })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(inputs).toEqual([]);
  });

  test('no attempt may last longer than the time that is left', async () => {
    const { writer, timeouts } = scripted(timeout, 'committed');
    await writer.write({ ...keyed, deadline: NOW + 2_000 });
    expect(timeouts).toEqual([2_000, 1_890]);
  });
});

describe('what no retry mends is thrown at once', () => {
  test('as it is', async () => {
    const fault = Object.assign(new Error('x'), { name: 'ValidationException' });
    const { writer, inputs } = scripted(fault);
    await expect(writer.write(keyed)).rejects.toBe(fault);
    expect(inputs).toHaveLength(1);
  });

  test('without the items of a cancelled transaction', async () => {
    const { writer } = scripted(
      cancelled(none, { Code: 'ValidationError', Message: 'Jane', Item: { n: { S: 'Jane' } } }),
    );
    const thrown = await writer.write(keyed).catch((error: unknown) => error);
    expect(thrown).toEqual(new Error('The transaction was cancelled: None, ValidationError'));
  });
});
