import type { InvocationResult, StreamSourceModel } from '@frontdesk/service-model/service-model';
import { expect, test } from 'vitest';
import { functionModel } from './function-model.fixture.ts';
import { InterruptibleWait } from './interruptible-wait.ts';
import { type Discarded, deliverStreamBatch } from './stream-batch-delivery.ts';
import type { StreamRecord } from './stream-record.ts';

// https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-eventsourcemapping.html
// https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
const failure: InvocationResult = { ok: false, kind: 'error', errorType: 'Error', errorMessage: 'no' };
const throttled: InvocationResult = { ok: false, kind: 'throttled', errorType: 'TooManyRequests', errorMessage: '' };
const success: InvocationResult = { ok: true, payload: null };
const failedAt = (...ids: string[]): InvocationResult => ({
  ok: true,
  payload: { batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) },
});

test('a batch that succeeds is delivered once', async () => {
  const { attempts, done } = await deliver(['1', '2'], () => success);
  expect(attempts).toEqual(['1 2']);
  expect(done).toBe('2');
});

test('a failing batch comes again as a whole until it succeeds', async () => {
  const answers = [failure, failure, success];
  const { attempts } = await deliver(['1', '2'], () => answers.shift() ?? success);
  expect(attempts).toEqual(['1 2', '1 2', '1 2']);
});

test('retries end at MaximumRetryAttempts and the records are given up', async () => {
  const { attempts, discarded, done } = await deliver(['1', '2'], () => failure, { maximumRetryAttempts: 2 });
  expect(attempts).toEqual(['1 2', '1 2', '1 2']);
  expect(discarded).toEqual([{ ids: '1 2', condition: 'RetryAttemptsExhausted', invokeCount: 3 }]);
  expect(done).toBe('2');
});

test('a partial failure goes on from the lowest failed sequence number', async () => {
  const answers = [failedAt('4', '2'), success];
  const { attempts } = await deliver(['1', '2', '3', '4'], () => answers.shift() ?? success, {
    reportBatchItemFailures: true,
  });
  expect(attempts).toEqual(['1 2 3 4', '2 3 4']);
});

test('an answer with failures counts as success when the source does not ask for them', async () => {
  const { attempts } = await deliver(['1', '2'], () => failedAt('1'));
  expect(attempts).toEqual(['1 2']);
});

test('an unknown identifier fails the whole batch', async () => {
  const answers = [failedAt('2', '9'), success];
  const { attempts } = await deliver(['1', '2'], () => answers.shift() ?? success, { reportBatchItemFailures: true });
  expect(attempts).toEqual(['1 2', '1 2']);
});

test('bisecting finds the one bad record in order, uses no retries for it and gives up that record alone', async () => {
  const { attempts, discarded } = await deliver(
    ['1', '2', '3', '4'],
    (ids) => (ids.includes('3') ? failure : success),
    { bisectBatchOnError: true, maximumRetryAttempts: 0 },
  );
  expect(attempts).toEqual(['1 2 3 4', '1 2', '3 4', '3', '4']);
  expect(discarded.map(({ ids }) => ids)).toEqual(['3']);
});

test('a reported failure splits a bisected batch where it failed', async () => {
  const { attempts, discarded } = await deliver(
    ['1', '2', '3'],
    (ids) => (ids.includes('2') ? failedAt('2') : success),
    { bisectBatchOnError: true, reportBatchItemFailures: true, maximumRetryAttempts: 0 },
  );
  expect(attempts).toEqual(['1 2 3', '2 3', '2', '3']);
  expect(discarded.map(({ ids }) => ids)).toEqual(['2']);
});

test('throttles are retried without using up the attempts', async () => {
  const answers = [throttled, throttled, success];
  const { attempts, discarded } = await deliver(['1'], () => answers.shift() ?? success, { maximumRetryAttempts: 0 });
  expect(attempts).toHaveLength(3);
  expect(discarded).toEqual([]);
});

test('records older than MaximumRecordAge are given up unseen, and the rest is delivered', async () => {
  const now = Date.now() / 1000;
  const { attempts, discarded } = await deliver([record('1', now - 130), record('2', now - 59)], () => success, {
    maximumRecordAgeSeconds: 60,
  });
  expect(attempts).toEqual(['2']);
  expect(discarded).toEqual([{ ids: '1', condition: 'RecordAgeExceeded', invokeCount: 0 }]);
});

test('a stop ends the retries and leaves the batch undone', async () => {
  const waits = new InterruptibleWait();
  const { attempts, done } = await deliver(
    ['1'],
    () => {
      waits.stop();
      return failure;
    },
    {},
    waits,
  );
  expect(attempts).toEqual(['1']);
  expect(done).toBeUndefined();
});

async function deliver(
  batch: (string | StreamRecord)[],
  answer: (ids: string[]) => InvocationResult,
  overrides: Partial<StreamSourceModel> = {},
  waits = new InterruptibleWait(),
) {
  const attempts: string[] = [];
  const discarded: { ids: string; condition: string; invokeCount: number }[] = [];
  const idsOf = (records: StreamRecord[]) => records.map(({ dynamodb }) => dynamodb.SequenceNumber);
  const done = await deliverStreamBatch(
    {
      function: functionModel(),
      source: {
        streamArn: 'arn:aws:dynamodb:us-east-1:000000000000:table/things/stream/1',
        batchSize: 100,
        startingPosition: 'LATEST',
        reportBatchItemFailures: false,
        bisectBatchOnError: false,
        maximumRetryAttempts: -1,
        maximumRecordAgeSeconds: -1,
        filterPatterns: [],
        ...overrides,
      },
      waits,
      firstRetryMilliseconds: 1,
      invoke: async (_name, payload) => {
        const ids = idsOf((payload as { Records: StreamRecord[] }).Records);
        attempts.push(ids.join(' '));
        return answer(ids);
      },
      onDiscard: async ({ records, condition, invokeCount }: Discarded) => {
        discarded.push({ ids: idsOf(records).join(' '), condition, invokeCount });
      },
    },
    batch.map((entry) => (typeof entry === 'string' ? record(entry) : entry)),
  );
  return { attempts, discarded, done };
}

function record(SequenceNumber: string, ApproximateCreationDateTime = Date.now() / 1000): StreamRecord {
  return {
    eventID: `event-${SequenceNumber}`,
    eventName: 'INSERT',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'us-east-1',
    dynamodb: { ApproximateCreationDateTime, Keys: {}, SequenceNumber, SizeBytes: 1, StreamViewType: 'NEW_IMAGE' },
    eventSourceARN: 'arn:aws:dynamodb:us-east-1:000000000000:table/things/stream/1',
  };
}
