import { gunzipSync } from 'node:zlib';
import { type Clock, systemClock } from '@frontdesk/core/clock';
import type { CloudWatchLogsEvent, Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { type BatchHandlerOptions, type BatchScope, runBatch } from './batch-invocation.ts';

/** A batch of a log group's events, as CloudWatch Logs hands them on. */
export interface LogBatch extends BatchScope {
  /** In the order of their stream; a batch may come again, and so may one event of it. */
  lines: readonly string[];
}

export type LogHandler = (event: CloudWatchLogsEvent | SQSEvent, context: Context) => Promise<SQSBatchResponse>;

const delivery = z.object({ awslogs: z.object({ data: z.string() }) });
const decoded = z.object({ messageType: z.string(), logEvents: z.array(z.object({ message: z.string() })) });

/** A Lambda function that a subscription of CloudWatch Logs invokes, and a queue with the batches that it failed at three times. What
 *  `handle` throws fails the batch: Lambda tries it twice more and puts it into the queue then.
 *  https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html */
export function logHandler(
  { operationId }: { operationId: string },
  handle: (batch: LogBatch) => Promise<void>,
  options: BatchHandlerOptions = {},
): LogHandler {
  return async (event, context) => {
    const clock: Clock = options.clock ?? systemClock;
    const batches =
      'Records' in event
        ? event.Records.map(({ messageId, body }) => ({ id: messageId, content: () => JSON.parse(body) as unknown }))
        : [{ id: context.awsRequestId, content: () => event as unknown }];
    const invocation = {
      ...{ operationId, context, received: { messages: batches.length } },
      identifiers: batches.map(({ id }) => id),
    };
    const answer = await runBatch(invocation, { ...options, clock }, async ({ logger, deadline }, failed) => {
      for (const { id, content } of batches) {
        try {
          await handle({ lines: linesOf(content()), logger, deadline });
        } catch (error) {
          failed.add(id);
          logger.error('LOG_BATCH_FAILED', error, { batchId: id });
        }
      }
    });
    // Nobody reads the answer of an asynchronous invocation: only a failure brings the batch again.
    if (!('Records' in event) && answer.batchItemFailures.length > 0) throw new Error(`${operationId} failed`);
    return answer;
  };
}

/** Throws when it is no delivery of CloudWatch Logs. Now and then CloudWatch asks with a control message whether the function is there. */
function linesOf(content: unknown): string[] {
  const { awslogs } = z.parse(delivery, content);
  const text = gunzipSync(Buffer.from(awslogs.data, 'base64')).toString();
  const { messageType, logEvents } = z.parse(decoded, JSON.parse(text));
  return messageType === 'DATA_MESSAGE' ? logEvents.map(({ message }) => message) : [];
}
