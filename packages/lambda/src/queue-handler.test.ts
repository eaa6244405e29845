import type { SQSEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { lambdaContext, recordedLog } from './invocation.fixture.ts';
import { type QueueBatch, queueHandler } from './queue-handler.ts';

interface Content {
  n: number;
}

async function take(bodies: readonly string[], handle: (batch: QueueBatch<Content>) => Promise<void>) {
  const { logger, lines, text } = recordedLog();
  const handler = queueHandler({ operationId: 'take', message: z.strictObject({ n: z.number() }) }, handle, { logger });
  const Records = bodies.map((body, index) => ({ messageId: `m${index}`, body }));
  const { batchItemFailures } = await handler({ Records } as unknown as SQSEvent, lambdaContext());
  return { failed: batchItemFailures.map(({ itemIdentifier }) => itemIdentifier), lines, text };
}

describe('queueHandler', () => {
  it('gives the messages that are understood, with a deadline before the timeout', async () => {
    let batch: QueueBatch<Content> | undefined;
    const startedAt = Date.now();
    const { failed } = await take(['{"n":1}', '{"n":2}'], async (given) => {
      batch = given;
    });
    expect(failed).toEqual([]);
    expect(batch?.messages).toEqual([
      { id: 'm0', content: { n: 1 } },
      { id: 'm1', content: { n: 2 } },
    ]);
    expect(batch?.deadline).toBeLessThan(startedAt + 10_000);
  });

  it.each(['', '{', 'null', '{"n":"canary"}', '{"n":1,"name":"canary"}'])(
    'fails the message %j alone, and logs nothing of it',
    async (body) => {
      const { failed, text } = await take(['{"n":1}', body], async () => undefined);
      expect(failed).toEqual(['m1']);
      expect(text()).toContain('MESSAGE_NOT_UNDERSTOOD');
      expect(text()).not.toContain('canary');
    },
  );

  it('fails what the handler fails, once, and logs where it broke and not what it said', async () => {
    const { failed, text, lines } = await take(['{"n":1}', '{"n":2}'], async ({ messages, fail }) => {
      fail(messages[1]!, new Error('canary'));
      fail(messages[1]!, new Error('canary'));
    });
    expect(failed).toEqual(['m1']);
    expect(text()).not.toContain('canary');
    expect(lines().at(-1)).toMatchObject({ message: 'BATCH_DONE', messages: 2, failed: 1 });
  });

  it('fails the whole batch when the handler throws', async () => {
    const { failed, text } = await take(['{"n":1}', '{"n":2}'], async () => {
      throw new TypeError('canary');
    });
    expect(failed).toEqual(['m0', 'm1']);
    expect(text()).not.toContain('canary');
  });
});
