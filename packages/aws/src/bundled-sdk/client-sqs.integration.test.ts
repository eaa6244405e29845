import { randomUUID } from 'node:crypto';
import * as sdk from '@aws-sdk/client-sqs';
import { buildApp } from 'fauxqs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as ours from './client-sqs.ts';
import type { ClientConfig } from './json-client.ts';

const settings: ClientConfig = {
  maxAttempts: 1,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 2_000, throwOnRequestTimeout: true },
};

const server = buildApp({ logger: false });
let theirs: sdk.SQSClient;
let client: ours.SQSClient;

beforeAll(async () => {
  vi.stubEnv('AWS_ENDPOINT_URL_SQS', await server.listen({ host: '127.0.0.1', port: 0 }));
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
  theirs = new sdk.SQSClient(settings);
  client = new ours.SQSClient(settings);
});

afterAll(async () => {
  vi.unstubAllEnvs();
  theirs.destroy();
  client.destroy();
  await server.close();
});

/** What differs from one message to the next. */
const OF_ONE_MESSAGE: ReadonlySet<string> = new Set(['MessageId', 'SequenceNumber', '$metadata']);

/** What a request comes to: its output, or its error with everything that code may look at. */
async function outcome(request: Promise<object>): Promise<unknown> {
  try {
    const output = await request;
    const { $metadata } = output as { $metadata: { httpStatusCode: number } };
    const stable = JSON.stringify(output, (key, value) => (OF_ONE_MESSAGE.has(key) ? undefined : value));
    return { status: $metadata.httpStatusCode, ...JSON.parse(stable) };
  } catch (error) {
    const { name, message, $fault, $metadata } = error as sdk.SQSServiceException;
    // The SDK gives errors that the API's model lacks the prefix that they had in the protocol before JSON.
    return { name: name.replace('AWS.SimpleQueueService.', ''), message, $fault, status: $metadata.httpStatusCode };
  }
}

async function createQueue(attributes: Record<string, string> = {}): Promise<string> {
  const QueueName = `conformance-${randomUUID()}${attributes.FifoQueue === 'true' ? '.fifo' : ''}`;
  const { QueueUrl } = await theirs.send(new sdk.CreateQueueCommand({ QueueName, Attributes: attributes }));
  return QueueUrl!.replace(/^http:\/\/[^/]+/, process.env.AWS_ENDPOINT_URL_SQS!);
}

async function receiveAll(QueueUrl: string): Promise<sdk.Message[]> {
  const { Messages = [] } = await theirs.send(
    new sdk.ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, MessageSystemAttributeNames: ['All'] }),
  );
  return Messages;
}

const TEXT = 'Zoë "quoted"\n';

test('sends a message as the SDK does', async () => {
  const [first, second] = [await createQueue(), await createQueue()];
  const expected = await outcome(theirs.send(new sdk.SendMessageCommand({ QueueUrl: first, MessageBody: TEXT })));
  const actual = await outcome(client.send(new ours.SendMessageCommand({ QueueUrl: second, MessageBody: TEXT })));
  expect(actual).toEqual(expected);
  expect((await receiveAll(second)).map(({ Body }) => Body)).toEqual([TEXT]);
});

test('sends a batch to the groups of a FIFO queue, once by its deduplication ids, as the SDK does', async () => {
  const send = async (sendBatch: (input: sdk.SendMessageBatchCommandInput) => Promise<object>) => {
    const QueueUrl = await createQueue({ FifoQueue: 'true' });
    const entry = { Id: '0', MessageBody: TEXT, MessageGroupId: 'p001#0', MessageDeduplicationId: 'first' };
    const Entries = [entry, { ...entry, Id: '1', MessageGroupId: 'p002#0', MessageDeduplicationId: 'second' }];
    const answers = [await outcome(sendBatch({ QueueUrl, Entries })), await outcome(sendBatch({ QueueUrl, Entries }))];
    const received = await receiveAll(QueueUrl);
    return {
      answers,
      received: received.map(({ Body, Attributes = {} }) => [
        Body,
        Attributes.MessageGroupId,
        Attributes.MessageDeduplicationId,
      ]),
    };
  };
  const expected = await send((input) => theirs.send(new sdk.SendMessageBatchCommand(input)));
  const actual = await send((input) => client.send(new ours.SendMessageBatchCommand(input)));
  expect(actual).toEqual(expected);
  expect(actual.received).toEqual([
    [TEXT, 'p001#0', 'first'],
    [TEXT, 'p002#0', 'second'],
  ]);
});

test('names the errors of the service as the SDK does', async () => {
  const fifo = await createQueue({ FifoQueue: 'true' });
  const standard = await createQueue();
  const wrong = [
    { QueueUrl: `${process.env.AWS_ENDPOINT_URL_SQS}/000000000000/no-such-queue`, MessageBody: 'text' },
    { QueueUrl: fifo, MessageBody: 'no group' },
    { QueueUrl: standard, MessageBody: 'x'.repeat(1_100_000) },
  ];
  for (const input of wrong) {
    const expected = await outcome(theirs.send(new sdk.SendMessageCommand(input)));
    const actual = await outcome(client.send(new ours.SendMessageCommand(input)));
    expect(actual).toEqual(expected);
    expect(actual).toMatchObject({ $fault: 'client', status: 400 });
    const thrown: unknown = await client.send(new ours.SendMessageCommand(input)).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(ours.SQSServiceException);
  }
});

test('refuses settings that would have no effect', () => {
  expect(() => new ours.SQSClient({ ...settings, region: 'eu-west-1' } as never)).toThrow(TypeError);
  expect(() => new ours.SQSClient({ ...settings, maxAttempts: 2 } as never)).toThrow(TypeError);
});
