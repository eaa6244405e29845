import { randomUUID } from 'node:crypto';
import {
  GetQueueAttributesCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { createQueues } from './create-queues.ts';
import { localQueueArn, localQueueUrl } from './queue-address.ts';

export interface TestQueue {
  name: string;
  url: string;
  deadLetterUrl: string;
}

/** A queue of its own for one test, in the template before its dead-letter queue. */
export async function createTestQueue(
  client: SQSClient,
  properties: Record<string, unknown> = {},
  maxReceiveCount = 10,
): Promise<TestQueue> {
  const endpoint = await endpointOf(client);
  const suffix = properties.FifoQueue === true ? '.fifo' : '';
  const name = `test-${randomUUID()}`;
  const deadLetters = localQueueArn(`${name}-dead${suffix}`);
  const RedrivePolicy = { deadLetterTargetArn: deadLetters, maxReceiveCount };
  await createQueues(endpoint, {
    Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: name + suffix, RedrivePolicy, ...properties } },
    Dead: { Type: 'AWS::SQS::Queue', Properties: { QueueName: `${name}-dead${suffix}`, FifoQueue: suffix !== '' } },
  });
  return {
    name: name + suffix,
    url: localQueueUrl(endpoint, localQueueArn(name + suffix)),
    deadLetterUrl: localQueueUrl(endpoint, deadLetters),
  };
}

export async function send(client: SQSClient, QueueUrl: string, texts: readonly string[]): Promise<void> {
  for (let start = 0; start < texts.length; start += 10) {
    const Entries = texts
      .slice(start, start + 10)
      .map((text, position) => ({ Id: String(position), MessageBody: text }));
    await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
  }
}

export async function sendToGroup(
  client: SQSClient,
  QueueUrl: string,
  MessageBody: string,
  MessageGroupId: string,
): Promise<void> {
  await client.send(new SendMessageCommand({ QueueUrl, MessageBody, MessageGroupId }));
}

/** How many messages wait and how many are in flight. */
export async function countMessages(client: SQSClient, QueueUrl: string): Promise<[waiting: number, inFlight: number]> {
  const { Attributes = {} } = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
  return [Number(Attributes.ApproximateNumberOfMessages), Number(Attributes.ApproximateNumberOfMessagesNotVisible)];
}

async function endpointOf(client: SQSClient): Promise<string> {
  const endpoint = await client.config.endpoint?.();
  if (endpoint === undefined) throw new Error('This client has no endpoint of its own.');
  return `${endpoint.protocol}//${endpoint.hostname}:${endpoint.port}`;
}
