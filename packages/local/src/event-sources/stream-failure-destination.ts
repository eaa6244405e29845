import { randomUUID } from 'node:crypto';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import type { FunctionModel } from '@frontdesk/service-model/service-model';
import { localSqsClient } from '../sqs/local-sqs.ts';
import { localQueueUrl } from '../sqs/queue-address.ts';
import type { Discarded } from './stream-batch-delivery.ts';
import type { StreamRecord } from './stream-record.ts';

/** What the queue of `destinations.onFailure` is told about records that were given up: where to find them in the
 *  stream, never the items.
 *  https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html */
export function describeDiscardedRecords(
  target: FunctionModel,
  shardId: string,
  { records, condition, invokeCount }: Discarded,
): Record<string, unknown> {
  const first = records[0];
  const last = records.at(-1);
  return {
    requestContext: {
      requestId: randomUUID(),
      functionArn: `arn:aws:lambda:us-east-1:000000000000:function:${target.name}`,
      condition,
      approximateInvokeCount: invokeCount,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: new Date().toISOString(),
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: first?.dynamodb.SequenceNumber,
      endSequenceNumber: last?.dynamodb.SequenceNumber,
      approximateArrivalOfFirstRecord: arrivalOf(first),
      approximateArrivalOfLastRecord: arrivalOf(last),
      batchSize: records.length,
      streamArn: first?.eventSourceARN,
    },
  };
}

/** Sends that description to the queue with this ARN. */
export async function sendToFailureQueue(sqsEndpoint: string, queueArn: string, description: unknown): Promise<void> {
  const client = localSqsClient(sqsEndpoint);
  try {
    const QueueUrl = localQueueUrl(sqsEndpoint, queueArn);
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(description) }));
  } finally {
    client.destroy();
  }
}

function arrivalOf(record: StreamRecord | undefined): string | undefined {
  return record && new Date(record.dynamodb.ApproximateCreationDateTime * 1000).toISOString();
}
