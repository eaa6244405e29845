import { randomUUID } from 'node:crypto';
import {
  CreateQueueCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { buildApp } from 'fauxqs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createSqsClient } from './sqs-client.ts';

const server = buildApp({ logger: false });
let client: SQSClient;

beforeAll(async () => {
  vi.stubEnv('AWS_ENDPOINT_URL_SQS', await server.listen({ host: '127.0.0.1', port: 0 }));
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
  client = createSqsClient();
});

afterAll(async () => {
  vi.unstubAllEnvs();
  client.destroy();
  await server.close();
});

async function createQueue(attributes: Record<string, string> = {}): Promise<string> {
  const QueueName = `client-${randomUUID()}${attributes.FifoQueue === 'true' ? '.fifo' : ''}`;
  const { QueueUrl } = await client.send(new CreateQueueCommand({ QueueName, Attributes: attributes }));
  return QueueUrl!;
}

async function receiveAll(QueueUrl: string): Promise<Message[]> {
  const { Messages = [] } = await client.send(
    new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, MessageSystemAttributeNames: ['All'] }),
  );
  return Messages;
}

const TEXT = 'Zoë "quoted"\n';

test('sends a message to the configured endpoint', async () => {
  const QueueUrl = await createQueue();
  await client.send(new SendMessageCommand({ QueueUrl, MessageBody: TEXT }));
  expect((await receiveAll(QueueUrl)).map(({ Body }) => Body)).toEqual([TEXT]);
});

test('sends a batch to the groups of a FIFO queue, once by its deduplication ids', async () => {
  const QueueUrl = await createQueue({ FifoQueue: 'true' });
  const entry = { Id: '0', MessageBody: TEXT, MessageGroupId: 'p001#0', MessageDeduplicationId: 'first' };
  const Entries = [entry, { ...entry, Id: '1', MessageGroupId: 'p002#0', MessageDeduplicationId: 'second' }];
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const { Successful } = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    expect(Successful).toHaveLength(2);
  }
  const received = await receiveAll(QueueUrl);
  expect(received.map(({ Body, Attributes }) => [Body, Attributes?.MessageGroupId])).toEqual([
    [TEXT, 'p001#0'],
    [TEXT, 'p002#0'],
  ]);
});

test('names the errors of the service', async () => {
  const fifo = await createQueue({ FifoQueue: 'true' });
  const standard = await createQueue();
  const nowhere = standard.replace(/[^/]+$/, 'no-such-queue');
  const failures = await Promise.all(
    [
      { QueueUrl: nowhere, MessageBody: 'text' },
      { QueueUrl: fifo, MessageBody: 'no group' },
      { QueueUrl: standard, MessageBody: 'x'.repeat(1_100_000) },
    ].map((input) => client.send(new SendMessageCommand(input)).catch((error: unknown) => error)),
  );
  expect(failures).toMatchObject([
    { name: 'QueueDoesNotExist', $metadata: { httpStatusCode: 400 } },
    { name: expect.stringContaining('MissingParameter'), $metadata: { httpStatusCode: 400 } },
    { name: expect.stringContaining('InvalidParameterValue'), $metadata: { httpStatusCode: 400 } },
  ]);
});
