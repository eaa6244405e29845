import type { DynamoDBStreamEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { lambdaContext, recordedLog } from './invocation.fixture.ts';
import { type StreamBatch, streamHandler } from './stream-handler.ts';

const event: DynamoDBStreamEvent = {
  Records: [
    { eventName: 'INSERT', dynamodb: { SequenceNumber: '1', NewImage: { id: { S: 'a' } } } },
    { eventName: 'REMOVE', dynamodb: { SequenceNumber: '2' } },
    { eventName: 'INSERT', dynamodb: { SequenceNumber: '3', NewImage: { id: { S: 'b' } } } },
  ],
};

const run = async (handle: (batch: StreamBatch) => Promise<void>) => {
  const { logger, text } = recordedLog();
  const answer = await streamHandler({ operationId: 'record' }, handle, { logger })(event, lambdaContext());
  return { answer, text: text() };
};

describe('streamHandler', () => {
  it('hands the items on in order, and leaves deletions out', async () => {
    const seen: unknown[] = [];
    const { answer } = await run(async ({ changes }) => void seen.push(...changes));
    expect(seen).toEqual([
      { sequenceNumber: '1', item: { id: { S: 'a' } } },
      { sequenceNumber: '3', item: { id: { S: 'b' } } },
    ]);
    expect(answer).toEqual({ batchItemFailures: [] });
  });

  it('makes the stream come again from what failed', async () => {
    const { answer, text } = await run(async ({ changes, fail }) => fail(changes[1]!, new Error('quoting Ada')));
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '3' }] });
    expect(text).toContain('CHANGE_FAILED');
    expect(text).not.toContain('Ada');
  });

  it('makes the whole batch come again when the function fails', async () => {
    const { answer, text } = await run(() => Promise.reject(new Error('quoting Ada')));
    expect(answer.batchItemFailures).toEqual([{ itemIdentifier: '1' }, { itemIdentifier: '3' }]);
    expect(text).not.toContain('Ada');
  });
});
