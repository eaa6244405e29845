import { DeleteItemCommand, type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import type { StreamSourceModel } from '@frontdesk/service-model/service-model';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test, vi } from 'vitest';
import { createTables } from '../dynamodb/create-tables.ts';
import { localDynamoDbClient } from '../dynamodb/local-dynamodb-client.ts';
import { createQueues } from '../sqs/create-queues.ts';
import { type LocalSqs, localSqsClient, startLocalSqs } from '../sqs/local-sqs.ts';
import { localQueueArn, localQueueUrl } from '../sqs/queue-address.ts';
import { changesSource, changesTable, failureOf, idsOf, streamArn, TableName } from './changes-table.fixture.ts';
import type { EventSource } from './event-source.ts';
import { functionModel } from './function-model.fixture.ts';
import { type RecordingFunction, recordingFunction, succeeded, threw } from './recording-function.fixture.ts';
import {
  createStreamEventSource,
  type StreamCheckpoints,
  type StreamEventSourceOptions,
} from './stream-event-source.ts';
import type { StreamRecord } from './stream-record.ts';

/** A database of its own: it measures time. */
const database = { dynamoDbEndpoint: inject('sharedDynamoDb'), dynamoDbKeyId: `streams${Date.now()}` };
let client: DynamoDBClient;
let sqs: LocalSqs;
const started: EventSource[] = [];
/** Every test writes under its own owner and its sources see only that. */
let owner: string;

beforeAll(async () => {
  const { dynamoDbEndpoint, dynamoDbKeyId } = database;
  sqs = await startLocalSqs();
  client = localDynamoDbClient(dynamoDbEndpoint, dynamoDbKeyId);
  await createTables(dynamoDbEndpoint, { Changes: changesTable }, dynamoDbKeyId);
});
beforeEach(() => {
  owner = crypto.randomUUID();
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((source) => source.stop()));
});
afterAll(async () => {
  client?.destroy();
  await sqs?.stop();
});

// https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
test('a change reaches the function as the record Lambda documents', async () => {
  const consumer = await consume(recordingFunction());
  await put('1', { payload: { B: Buffer.from('hello') }, count: { N: '5' } });
  await client.send(new DeleteItemCommand({ TableName, Key: key('1') }));
  await consumer.untilRecords(2);
  const [insert, remove] = consumer.batches.flat();
  const image = { ...key('1'), payload: { B: 'aGVsbG8=' }, count: { N: '5' } };
  expect(insert).toEqual({
    eventID: expect.stringMatching(/^[0-9a-f-]{32,36}$/),
    eventName: 'INSERT',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'us-east-1',
    dynamodb: {
      ApproximateCreationDateTime: expect.any(Number),
      Keys: key('1'),
      NewImage: image,
      SequenceNumber: expect.stringMatching(/^\d+$/),
      SizeBytes: expect.any(Number),
      StreamViewType: 'NEW_AND_OLD_IMAGES',
    },
    eventSourceARN: streamArn,
  });
  expect(remove?.eventName).toBe('REMOVE');
  expect(remove?.dynamodb.OldImage).toEqual(image);
  expect(Math.abs(insert!.dynamodb.ApproximateCreationDateTime - Date.now() / 1000)).toBeLessThan(90);
});

// https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-eventsourcemapping.html
test('changes arrive in the order they were written, at most batchSize at a time', async () => {
  const ids = Array.from({ length: 25 }, (_, position) => String(position).padStart(2, '0'));
  const consumer = await consume(recordingFunction(), { batchSize: 10 });
  for (const id of ids) await put(id);
  await consumer.untilRecords(25);
  expect(consumer.batches.flatMap(idsOf)).toEqual(ids);
  expect(Math.max(...consumer.batches.map((batch) => batch.length))).toBeLessThanOrEqual(10);
});

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_GetShardIterator.html
test('LATEST begins with the next change and TRIM_HORIZON with the oldest kept', async () => {
  await put('before');
  const [latest, oldest] = await Promise.all([
    consume(recordingFunction(), { startingPosition: 'LATEST' }),
    consume(recordingFunction(), { startingPosition: 'TRIM_HORIZON' }),
  ]);
  await put('after');
  await Promise.all([latest.untilRecords(1), oldest.untilRecords(2)]);
  expect(latest.batches.flatMap(idsOf)).toEqual(['after']);
  expect(oldest.batches.flatMap(idsOf)).toEqual(['before', 'after']);
});

// https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-eventsourcemapping.html
test('a failing batch blocks what was written after it until it succeeds', async () => {
  const consumer = await consume(
    recordingFunction((_batch, invocation) => (invocation < 3 ? threw : succeeded)),
    { batchSize: 1 },
  );
  await put('1');
  await put('2');
  await consumer.untilBatches(4);
  expect(consumer.batches.flatMap(idsOf)).toEqual(['1', '1', '1', '2']);
});

// https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
test('after a partial failure the batch goes on from the lowest failed sequence number', async () => {
  for (const id of ['1', '2', '3', '4']) await put(id);
  const consumer = await consume(
    recordingFunction((batch: StreamRecord[], invocation) =>
      invocation === 1
        ? { ok: true, payload: { batchItemFailures: [failureOf(batch[3]), failureOf(batch[1])] } }
        : succeeded,
    ),
    { reportBatchItemFailures: true, startingPosition: 'TRIM_HORIZON' },
  );
  await consumer.untilBatches(2);
  expect(consumer.batches.map(idsOf)).toEqual([
    ['1', '2', '3', '4'],
    ['2', '3', '4'],
  ]);
});

// https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
test('a record that never succeeds is bisected out, described to the failure queue without its item, and passed', async () => {
  const onFailureArn = localQueueArn('failures');
  await createQueues(sqs.endpoint, { Failures: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'failures' } } });
  for (const id of ['1', 'bad', '3', '4']) await put(id, { secret: { S: 'canary' } });
  const consumer = await consume(
    recordingFunction((batch: StreamRecord[]) => (idsOf(batch).includes('bad') ? threw : succeeded)),
    { bisectBatchOnError: true, maximumRetryAttempts: 1, onFailureArn, startingPosition: 'TRIM_HORIZON' },
  );
  // Only now, or it may still come into the first batch.
  await consumer.untilBatches(1);
  await put('5');
  await vi.waitFor(() => expect(consumer.batches.flatMap(idsOf)).toContain('5'), 20_000);
  const bad = consumer.batches.flat().find((record) => idsOf([record])[0] === 'bad');
  expect(consumer.batches.map(idsOf)).toEqual([
    ['1', 'bad', '3', '4'],
    ['1', 'bad'],
    ['1'],
    ['bad'],
    ['bad'],
    ['3', '4'],
    ['5'],
  ]);
  const queue = localSqsClient(sqs.endpoint);
  const QueueUrl = localQueueUrl(sqs.endpoint, onFailureArn);
  const { Messages } = await queue.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 2 }));
  queue.destroy();
  const text = Messages?.[0]?.Body ?? '';
  expect(text).not.toContain('canary');
  const { SequenceNumber } = bad!.dynamodb;
  expect(JSON.parse(text)).toMatchObject({
    requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 2 },
    DDBStreamBatchInfo: { startSequenceNumber: SequenceNumber, endSequenceNumber: SequenceNumber, batchSize: 1 },
  });
});

// https://docs.aws.amazon.com/lambda/latest/dg/with-ddb-filtering.html
test('records that no filter pattern matches never reach the function', async () => {
  const consumer = await consume(recordingFunction(), {
    filterPatterns: [
      { eventName: ['INSERT'], dynamodb: { NewImage: { owner: { S: [owner] }, kind: { S: ['booked'] } } } },
    ],
  });
  await put('1', { kind: { S: 'viewed' } });
  await put('2', { kind: { S: 'booked' } });
  await put('3');
  await put('4', { kind: { S: 'booked' } });
  await consumer.untilRecords(2);
  expect(consumer.batches.flatMap(idsOf)).toEqual(['2', '4']);
});

test('a successor with the same checkpoints goes on where its predecessor stopped', async () => {
  const checkpoints: StreamCheckpoints = new Map();
  const first = recordingFunction<StreamRecord>();
  const predecessor = eventSource(first, {}, checkpoints);
  await predecessor.start();
  await put('1');
  await first.untilRecords(1);
  await predecessor.stop();
  await put('2');
  const second = recordingFunction<StreamRecord>();
  const successor = eventSource(second, {}, checkpoints);
  started.push(successor);
  await successor.start();
  await put('3');
  await second.untilRecords(2);
  expect(first.batches.flatMap(idsOf)).toEqual(['1']);
  expect(second.batches.flatMap(idsOf)).toEqual(['2', '3']);
});

test('a stop waits for the batch under way and abandons the retries of one that fails', async () => {
  const consumer = recordingFunction<StreamRecord>(() => threw);
  const source = eventSource(consumer, {}, new Map(), { firstRetryMilliseconds: 60_000 });
  await source.start();
  await put('1');
  await consumer.untilBatches(1);
  await source.stop();
  expect(consumer.batches).toHaveLength(1);
});

test.each([
  ['when the source is told of its write, however long it would wait otherwise', 3_600_000, true],
  ['when the source is not told, after a while', 5, false],
])('a change is delivered %s', async (_, betweenReadsMilliseconds, isTold) => {
  const consumer = recordingFunction<StreamRecord>(() => succeeded);
  const source = eventSource(consumer, {}, new Map(), { betweenReadsMilliseconds });
  started.push(source);
  await source.start();
  for (let round = 1; round <= 5; round += 1) {
    await put(`round-${round}`);
    const hasCome = (): boolean => {
      if (isTold) source.nudge();
      return consumer.batches.flatMap(idsOf).length === round;
    };
    await expect.poll(hasCome, { timeout: 10_000, interval: 10 }).toBe(true);
  }
});

function eventSource(
  consumer: RecordingFunction<StreamRecord>,
  overrides: Partial<StreamSourceModel> = {},
  checkpoints: StreamCheckpoints = new Map(),
  timing: Pick<StreamEventSourceOptions, 'firstRetryMilliseconds' | 'betweenReadsMilliseconds'> = {},
): EventSource {
  return createStreamEventSource({
    ...database,
    sqsEndpoint: sqs.endpoint,
    function: functionModel(),
    invoke: consumer.invoke,
    checkpoints,
    firstRetryMilliseconds: 5,
    ...timing,
    source: changesSource(owner, overrides),
  });
}

async function consume(consumer: RecordingFunction<StreamRecord>, overrides?: Partial<StreamSourceModel>) {
  const source = eventSource(consumer, overrides);
  started.push(source);
  await source.start();
  return consumer;
}

const key = (id: string) => ({ owner: { S: owner }, id: { S: id } });

async function put(id: string, attributes: PutItemCommand['input']['Item'] = {}): Promise<void> {
  await client.send(new PutItemCommand({ TableName, Item: { ...key(id), ...attributes } }));
}
