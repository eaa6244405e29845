import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { QueueSourceModel } from '@frontdesk/service-model/service-model';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type LocalSqs, localSqsClient, startLocalSqs } from '../sqs/local-sqs.ts';
import { localQueueArn } from '../sqs/queue-address.ts';
import { countMessages, createTestQueue, send, sendToGroup, type TestQueue } from '../sqs/test-queue.fixture.ts';
import type { EventSource } from './event-source.ts';
import { functionModel } from './function-model.fixture.ts';
import { createQueueEventSource } from './queue-event-source.ts';
import type { QueueRecord } from './queue-record.ts';
import { failFirstTime, queueSource } from './queue-source.fixture.ts';
import { type RecordingFunction, recordingFunction, succeeded, threw } from './recording-function.fixture.ts';

let sqs: LocalSqs;
let client: SQSClient;
const started: EventSource[] = [];

beforeAll(async () => {
  sqs = await startLocalSqs();
  client = localSqsClient(sqs.endpoint);
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((source) => source.stop()));
});
afterAll(async () => {
  client?.destroy();
  await sqs?.stop();
});

// https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html#example-standard-queue-message-event
test('a message reaches the function as the record Lambda documents, and is deleted when the function returns', async () => {
  const queue = await createTestQueue(client);
  const consumer = await consume(queue, recordingFunction());
  const MessageAttributes = { kind: { DataType: 'String', StringValue: 'call' } };
  await client.send(new SendMessageCommand({ QueueUrl: queue.url, MessageBody: '{"a":1}', MessageAttributes }));
  await consumer.untilBatches(1);
  expect(consumer.batches[0]).toEqual([
    {
      messageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      receiptHandle: expect.any(String),
      body: '{"a":1}',
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: expect.stringMatching(/^\d{13}$/),
        SenderId: '000000000000',
        ApproximateFirstReceiveTimestamp: expect.stringMatching(/^\d{13}$/),
      },
      messageAttributes: {
        kind: { stringValue: 'call', stringListValues: [], binaryListValues: [], dataType: 'String' },
      },
      md5OfBody: expect.stringMatching(/^[0-9a-f]{32}$/),
      md5OfMessageAttributes: expect.stringMatching(/^[0-9a-f]{32}$/),
      eventSource: 'aws:sqs',
      eventSourceARN: localQueueArn(queue.name),
      awsRegion: 'us-east-1',
    },
  ]);
  await untilEmpty(queue.url);
});

// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
test('a function that throws gets its whole batch again after the visibility timeout, then the dead-letter queue has it', async () => {
  const queue = await createTestQueue(client, { VisibilityTimeout: 1 }, 2);
  await send(client, queue.url, ['a', 'b']);
  const consumer = await consume(
    queue,
    recordingFunction(() => threw),
  );
  await consumer.untilRecords(4);
  expect(consumer.batches.map(bodies)).toEqual([
    ['a', 'b'],
    ['a', 'b'],
  ]);
  await vi.waitFor(async () => expect(await countMessages(client, queue.deadLetterUrl)).toEqual([2, 0]), 20_000);
  await untilEmpty(queue.url);
});

// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting
test('only the messages reported as failed come again', async () => {
  const queue = await createTestQueue(client, { VisibilityTimeout: 1 });
  await send(client, queue.url, ['good', 'bad']);
  const consumer = await consume(queue, recordingFunction(failFirstTime('bad')), { reportBatchItemFailures: true });
  await consumer.untilBatches(2);
  expect(consumer.batches.map(bodies)).toEqual([['good', 'bad'], ['bad']]);
  await untilEmpty(queue.url);
});

// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting
test('an answer that cannot be read brings the whole batch back', async () => {
  const queue = await createTestQueue(client, { VisibilityTimeout: 1 });
  await send(client, queue.url, ['a', 'b']);
  const unreadable = { ok: true as const, payload: { batchItemFailures: [{ itemIdentifier: 'unknown' }] } };
  const answer = (_batch: QueueRecord[], invocation: number) => (invocation === 1 ? unreadable : succeeded);
  const consumer = await consume(queue, recordingFunction(answer), { reportBatchItemFailures: true });
  await consumer.untilBatches(2);
  expect(consumer.batches.map(bodies)).toEqual([
    ['a', 'b'],
    ['a', 'b'],
  ]);
});

// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
test('a batch holds at most batchSize messages', async () => {
  const queue = await createTestQueue(client);
  await send(client, queue.url, ['1', '2', '3', '4', '5']);
  const consumer = await consume(queue, recordingFunction(), { batchSize: 2 });
  await consumer.untilRecords(5);
  expect(consumer.batches.map((batch) => batch.length)).toEqual([2, 2, 1]);
});

// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
test('a batching window gathers what arrives within it, also more than one poll can give', async () => {
  const queue = await createTestQueue(client);
  const source = { batchSize: 14, maximumBatchingWindowSeconds: 5 };
  const consumer = await consume(queue, recordingFunction(), source);
  await send(client, queue.url, ['1', '2', '3']);
  await send(client, queue.url, ['4', '5', '6', '7', '8', '9', '10', '11', '12', '13', '14']);
  await consumer.untilBatches(1);
  expect(consumer.batches.map((batch) => batch.length)).toEqual([14]);
});

// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
test('no more batches run at once than the maximum concurrency', async () => {
  const queue = await createTestQueue(client);
  await send(client, queue.url, ['1', '2', '3', '4', '5', '6']);
  const gate = Promise.withResolvers<void>();
  let running = 0;
  let most = 0;
  const consumer = await consume(
    queue,
    recordingFunction(async (_batch, invocation) => {
      running += 1;
      most = Math.max(most, running);
      if (invocation <= 2) await gate.promise;
      running -= 1;
      return succeeded;
    }),
    { batchSize: 1, maximumConcurrency: 2 },
  );
  await consumer.untilBatches(2);
  // A third poll would have found a message at once; looking at the queue takes longer than that.
  expect((await countMessages(client, queue.url))[1]).toBe(2);
  gate.resolve();
  await consumer.untilBatches(6);
  expect(most).toBe(2);
});

// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html#scaling-behavior
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-understanding-logic.html
test('messages of a FIFO group arrive in order, one batch at a time, also past a failure; other groups do not wait', async () => {
  const queue = await createTestQueue(client, {
    FifoQueue: true,
    ContentBasedDeduplication: true,
    VisibilityTimeout: 1,
  });
  for (const body of ['a1', 'a2', 'a3', 'b1', 'b2']) await sendToGroup(client, queue.url, body, body.charAt(0));
  const consumer = await consume(queue, recordingFunction(failFirstTime('a1')), { reportBatchItemFailures: true });
  await consumer.untilRecords(6);
  const seen = consumer.batches.flatMap(bodies);
  expect(seen.filter((body) => body.startsWith('a'))).toEqual(['a1', 'a1', 'a2', 'a3']);
  expect(seen.filter((body) => body.startsWith('b'))).toEqual(['b1', 'b2']);
  expect(seen.indexOf('b2')).toBeLessThan(seen.lastIndexOf('a1'));
  await untilEmpty(queue.url);
});

// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-backoff-strategy
test('a throttled batch is tried again without returning to the queue', async () => {
  const queue = await createTestQueue(client);
  await send(client, queue.url, ['a']);
  const throttled = {
    ok: false as const,
    kind: 'throttled' as const,
    errorType: 'TooManyRequestsException',
    errorMessage: '',
  };
  const consumer = await consume(
    queue,
    recordingFunction((_batch, invocation) => (invocation === 1 ? throttled : succeeded)),
  );
  await consumer.untilBatches(2);
  expect(consumer.batches[1]?.[0]?.attributes.ApproximateReceiveCount).toBe('1');
  await untilEmpty(queue.url);
});

test('a stop waits for the batch under way and deletes what succeeded; a new start goes on', async () => {
  const queue = await createTestQueue(client);
  await send(client, queue.url, ['a']);
  const gate = Promise.withResolvers<void>();
  const consumer = recordingFunction<QueueRecord>(() => gate.promise.then(() => succeeded));
  const source = eventSource(queue, consumer);
  await source.start();
  await consumer.untilBatches(1);
  const stopped = source.stop();
  gate.resolve();
  await stopped;
  expect(await countMessages(client, queue.url)).toEqual([0, 0]);
  await send(client, queue.url, ['b']);
  expect(consumer.batches).toHaveLength(1);
  await source.start();
  started.push(source);
  await consumer.untilBatches(2);
});

test('the queue of the same process is asked without a socket, one of another process over one', async () => {
  const queue = await createTestQueue(client);
  const asked: string[] = [];
  const take = (message: unknown): void => {
    const target = (message as { request: ClientRequest }).request.getHeader('x-amz-target');
    if (String(target).endsWith('DeleteMessageBatch')) asked.push(String(target));
  };
  subscribe('http.client.request.start', take);
  const near = await consume(queue, recordingFunction());
  await send(client, queue.url, ['a']);
  await untilEmpty(queue.url);
  expect(near.batches.map(bodies)).toEqual([['a']]);
  expect(asked).toEqual([]);

  await Promise.all(started.splice(0).map((source) => source.stop()));
  const far = recordingFunction<QueueRecord>();
  // The same server under another name is nobody's that this process knows.
  const source = createQueueEventSource({
    sqsEndpoint: sqs.endpoint.replace('127.0.0.1', 'localhost'),
    source: queueSource(queue.name),
    function: functionModel(),
    invoke: far.invoke,
  });
  started.push(source);
  await source.start();
  await send(client, queue.url, ['b']);
  await untilEmpty(queue.url);
  unsubscribe('http.client.request.start', take);
  expect(far.batches.map(bodies)).toEqual([['b']]);
  expect(asked).toEqual(['AmazonSQS.DeleteMessageBatch']);
});

test('what arrives while a busy queue gathers is one batch', async () => {
  const queue = await createTestQueue(client);
  const consumer = await consume(queue, recordingFunction());
  await send(client, queue.url, ['first']);
  await consumer.untilBatches(1);
  await Promise.all(Array.from({ length: 8 }, (_, n) => client.send(sendOf(queue.url, `m${n}`))));
  await consumer.untilRecords(9);
  expect(consumer.batches.length).toBeLessThan(9);
});

// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
test('a function that may run longer than its messages stay invisible is refused', async () => {
  const queue = await createTestQueue(client, { VisibilityTimeout: 5 });
  const source = createQueueEventSource({
    sqsEndpoint: sqs.endpoint,
    source: queueSource(queue.name),
    function: functionModel({ timeoutSeconds: 6 }),
    invoke: async () => succeeded,
  });
  started.push(source);
  await expect(source.start()).rejects.toThrow(
    'Queue visibility timeout: 5 seconds is less than Function timeout: 6 seconds',
  );
});

const sendOf = (QueueUrl: string, MessageBody: string) => new SendMessageCommand({ QueueUrl, MessageBody });

function eventSource(
  queue: TestQueue,
  consumer: RecordingFunction<QueueRecord>,
  overrides?: Partial<QueueSourceModel>,
) {
  return createQueueEventSource({
    sqsEndpoint: sqs.endpoint,
    source: queueSource(queue.name, overrides),
    function: functionModel(),
    invoke: consumer.invoke,
  });
}

async function consume(
  queue: TestQueue,
  consumer: RecordingFunction<QueueRecord>,
  overrides?: Partial<QueueSourceModel>,
) {
  const source = eventSource(queue, consumer, overrides);
  started.push(source);
  await source.start();
  return consumer;
}

const bodies = (batch: QueueRecord[]) => batch.map(({ body }) => body);

async function untilEmpty(url: string): Promise<void> {
  await vi.waitFor(async () => expect(await countMessages(client, url)).toEqual([0, 0]), 20_000);
}
