import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ListQueuesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { localSqsClient } from './local-sqs.ts';

/** Moves the messages of a dead-letter queue back to the queue they came from and returns how many it moved: what
 *  SQS's message move task does. They start anew, with a receive count of 0. A message sent before it is deleted
 *  may arrive twice when this is interrupted, never get lost.
 *  `deadLetterQueueUrl` is a URL of the local SQS. Throws when no queue, or more than one, uses it.
 *  https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html */
export async function redriveDeadLetters(deadLetterQueueUrl: string): Promise<number> {
  const client = localSqsClient(new URL(deadLetterQueueUrl).origin);
  try {
    const source = await findSource(client, deadLetterQueueUrl);
    for (let moved = 0; ; ) {
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({
          QueueUrl: deadLetterQueueUrl,
          MaxNumberOfMessages: 10,
          MessageSystemAttributeNames: ['MessageGroupId'],
          MessageAttributeNames: ['All'],
        }),
      );
      if (Messages.length === 0) return moved;
      for (const message of Messages) {
        await client.send(new SendMessageCommand({ QueueUrl: source, ...copyOf(message) }));
        const { ReceiptHandle } = message;
        await client.send(new DeleteMessageCommand({ QueueUrl: deadLetterQueueUrl, ReceiptHandle }));
        moved += 1;
      }
    }
  } finally {
    client.destroy();
  }
}

function copyOf(message: Message): { MessageBody: string } & Partial<SendMessageCommand['input']> {
  const group = message.Attributes?.MessageGroupId;
  return {
    MessageBody: message.Body ?? '',
    ...(message.MessageAttributes && { MessageAttributes: message.MessageAttributes }),
    // Its first deduplication id may still be remembered by the source queue, which would drop the message.
    ...(group !== undefined && { MessageGroupId: group, MessageDeduplicationId: `redrive-${message.MessageId}` }),
  };
}

async function findSource(client: SQSClient, deadLetterQueueUrl: string): Promise<string> {
  const { Attributes } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl: deadLetterQueueUrl, AttributeNames: ['QueueArn'] }),
  );
  const sources: string[] = [];
  const { QueueUrls = [] } = await client.send(new ListQueuesCommand({}));
  for (const QueueUrl of QueueUrls) {
    const queue = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['RedrivePolicy'] }));
    const policy = JSON.parse(queue.Attributes?.RedrivePolicy ?? '{}') as { deadLetterTargetArn?: string };
    if (policy.deadLetterTargetArn === Attributes?.QueueArn) sources.push(QueueUrl);
  }
  const [source] = sources;
  if (source === undefined || sources.length > 1) {
    throw new Error(`${deadLetterQueueUrl} is the dead-letter queue of ${sources.length} queues; it must be one.`);
  }
  return source;
}
