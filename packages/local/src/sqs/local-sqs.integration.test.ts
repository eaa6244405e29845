import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createQueues } from './create-queues.ts';
import { type LocalSqs, localSqsClient, startLocalSqs } from './local-sqs.ts';
import { localQueueArn } from './queue-address.ts';
import { redriveDeadLetters } from './redrive-dead-letters.ts';
import { countMessages, createTestQueue, sendToGroup } from './test-queue.fixture.ts';

let sqs: LocalSqs;
let client: SQSClient;

beforeAll(async () => {
  sqs = await startLocalSqs();
  client = localSqsClient(sqs.endpoint);
});
afterAll(async () => {
  client?.destroy();
  await sqs?.stop();
});

// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html
test('a redrive brings dead letters back to their queue with their attributes and a fresh receive count', async () => {
  const queue = await createTestQueue(client, { VisibilityTimeout: 0 }, 1);
  await client.send(
    new SendMessageCommand({
      QueueUrl: queue.url,
      MessageBody: 'a',
      MessageAttributes: { kind: { DataType: 'String', StringValue: 'call' } },
    }),
  );
  for (const _receive of ['first', 'second']) {
    await client.send(new ReceiveMessageCommand({ QueueUrl: queue.url, VisibilityTimeout: 0 }));
  }
  expect(await countMessages(client, queue.deadLetterUrl)).toEqual([1, 0]);
  expect(await redriveDeadLetters(queue.deadLetterUrl)).toBe(1);
  expect(await countMessages(client, queue.deadLetterUrl)).toEqual([0, 0]);
  const { Messages } = await client.send(
    new ReceiveMessageCommand({
      QueueUrl: queue.url,
      MessageAttributeNames: ['All'],
      MessageSystemAttributeNames: ['All'],
    }),
  );
  expect(Messages?.[0]).toMatchObject({
    Body: 'a',
    Attributes: { ApproximateReceiveCount: '1' },
    MessageAttributes: { kind: { StringValue: 'call' } },
  });
});

test('a redriven message of a FIFO queue is not taken for a duplicate of itself', async () => {
  const queue = await createTestQueue(
    client,
    { FifoQueue: true, ContentBasedDeduplication: true, VisibilityTimeout: 0 },
    1,
  );
  await sendToGroup(client, queue.url, 'a', 'group');
  for (const _receive of ['first', 'second']) {
    await client.send(new ReceiveMessageCommand({ QueueUrl: queue.url, VisibilityTimeout: 0 }));
  }
  expect(await redriveDeadLetters(queue.deadLetterUrl)).toBe(1);
  expect(await countMessages(client, queue.url)).toEqual([1, 0]);
});

test('SQS names its queues by addresses that this machine can resolve', async () => {
  const queue = await createTestQueue(client);
  const { QueueUrl } = await client.send(new GetQueueUrlCommand({ QueueName: queue.name }));
  expect(QueueUrl).toBe(queue.url);
  expect(QueueUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/000000000000\//);
});

test('a dead-letter queue that nobody creates is an error', async () => {
  const RedrivePolicy = { deadLetterTargetArn: localQueueArn('nowhere'), maxReceiveCount: 1 };
  const resources = { Lonely: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'lonely', RedrivePolicy } } };
  await expect(createQueues(sqs.endpoint, resources)).rejects.toThrow(/lonely names a dead-letter queue .*nowhere/);
});

test('creating queues again keeps their messages and takes edited attributes', async () => {
  const create = (VisibilityTimeout: number) =>
    createQueues(sqs.endpoint, {
      Kept: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'kept', VisibilityTimeout } },
    });
  const { kept: QueueUrl } = await create(30);
  await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'a' }));
  await create(45);
  const { Attributes } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['VisibilityTimeout'] }),
  );
  expect(Attributes).toEqual({ VisibilityTimeout: '45' });
  expect(await countMessages(client, QueueUrl!)).toEqual([1, 0]);
});

test('a queue without a name, or with a property nobody has thought about, is an error', async () => {
  const create = (Properties: Record<string, unknown>) =>
    createQueues(sqs.endpoint, { Odd: { Type: 'AWS::SQS::Queue', Properties } });
  await expect(create({})).rejects.toThrow(/Queue Odd cannot be created locally:\n.*\n.*QueueName/);
  await expect(create({ QueueName: 'odd', VisibilityTimeOut: 5 })).rejects.toThrow(/VisibilityTimeOut/);
});

test('a taken port is named together with what wanted it', async () => {
  await expect(startLocalSqs({ port: sqs.port })).rejects.toThrow(
    `Port ${sqs.port}, wanted for the local SQS, is taken`,
  );
});
