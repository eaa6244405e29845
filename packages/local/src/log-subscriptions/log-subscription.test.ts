import { gunzipSync } from 'node:zlib';
import type { FunctionModel } from '@frontdesk/service-model/service-model';
import { describe, expect, it } from 'vitest';
import { filterPattern } from './filter-pattern.ts';
import { type DeliveryFate, LogSubscription } from './log-subscription.ts';

interface Batch {
  messageType: string;
  logGroup: string;
  subscriptionFilters: string[];
  logEvents: { id: string; timestamp: number; message: string }[];
}

const batchOf = (event: object): Batch => {
  const { data } = (event as { awslogs: { data: string } }).awslogs;
  return JSON.parse(gunzipSync(Buffer.from(data, 'base64')).toString()) as Batch;
};

/** A subscription of a function that fails as the test says. */
const subscribed = (fate?: (tries: number) => DeliveryFate, fails: (tries: number) => boolean = () => false) => {
  const batches: Batch[] = [];
  const givenUp: { queueArn: string; batch: Batch }[] = [];
  const problems: string[] = [];
  const target = { name: 'count', deadLetterArn: 'arn:aws:sqs:us-east-1:0:dead' } as FunctionModel;
  const subscription = new LogSubscription(
    { filterName: 'f', logGroup: 'g', takes: filterPattern('{ $.id = "a*" }'), function: target },
    {
      invoke: async (_, event) => {
        batches.push(batchOf(event as object));
        if (!fails(batches.length)) return { ok: true, payload: null };
        return { ok: false, kind: 'error', errorType: 'Error', errorMessage: 'boom' };
      },
      giveUp: async (queueArn, event) => void givenUp.push({ queueArn, batch: batchOf(event) }),
      onProblem: (line) => problems.push(line),
    },
    { gatherMilliseconds: 1, retryMilliseconds: [0, 0], ...(fate && { fate }) },
  );
  const messages = () => batches.map(({ logEvents }) => logEvents.map(({ message }) => message));
  return { subscription, batches, messages, givenUp, problems };
};
const a1 = '{"id":"a1"}';
const a2 = '{"id":"a2"}';

describe('a subscription of a log group', () => {
  it('hands on the lines that its pattern takes, as CloudWatch does', async () => {
    const { subscription, batches, messages } = subscribed();
    for (const line of [a1, '{"id":"b"}', 'no JSON', a2]) subscription.put(line, 1_795_910_400_000);
    await subscription.settled();
    expect(messages()).toEqual([[a1, a2]]);
    expect(batches[0]).toMatchObject({ messageType: 'DATA_MESSAGE', logGroup: 'g', subscriptionFilters: ['f'] });
    const [first, second] = batches[0]?.logEvents ?? [];
    expect(first).toEqual({ id: expect.stringMatching(/^\d{56}$/), timestamp: 1_795_910_400_000, message: a1 });
    expect(second?.id).not.toBe(first?.id);
  });

  it('tries a batch three times, and puts it into the dead letter queue then', async () => {
    const { subscription, messages, givenUp, problems } = subscribed(undefined, () => true);
    subscription.put(a1, 1);
    await subscription.settled();
    expect(messages()).toEqual([[a1], [a1], [a1]]);
    expect(givenUp).toMatchObject([
      { queueArn: 'arn:aws:sqs:us-east-1:0:dead', batch: { logEvents: [{ message: a1 }] } },
    ]);
    expect(problems).toHaveLength(1);
  });

  it.each<[DeliveryFate, string[][]]>([
    ['twice', [[a1], [a1]]],
    ['unanswered', [[a1], [a1]]],
    ['failed', [[a1]]],
  ])('delivers at least once when the first try is %s', async (fate, expected) => {
    const { subscription, messages, givenUp } = subscribed((tries) => (tries === 1 ? fate : 'delivered'));
    subscription.put(a1, 1);
    await subscription.settled();
    expect(messages()).toEqual(expected);
    expect(givenUp).toEqual([]);
  });

  it('delivers a late batch after the next one', async () => {
    const { subscription, messages } = subscribed((tries) => (tries === 1 ? 'late' : 'delivered'));
    for (let n = 0; n < 500; n += 1) subscription.put(a1, 1);
    subscription.put(a2, 2);
    await subscription.settled();
    expect(messages().map(([line]) => line)).toEqual([a2, a1]);
  });
});

describe('a filter pattern', () => {
  it('takes everything when it is empty, and equal texts without a star', () => {
    expect(filterPattern('')('anything')).toBe(true);
    expect([a1, a2].map(filterPattern('{ $.id = "a1" }'))).toEqual([true, false]);
  });

  it.each(['ERROR', '{ $.status > 400 }', '[a, b]'])('is refused when it is not understood: %s', (pattern) => {
    expect(() => filterPattern(pattern)).toThrow('does not understand');
  });
});
