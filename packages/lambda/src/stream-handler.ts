import { type Clock, systemClock } from '@frontdesk/core/clock';
import type { Logger } from '@frontdesk/core/logger';
import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { containerLogger } from './container.ts';
import { deadlineOf } from './deadline.ts';
import { containerMetrics } from './embedded-metrics.ts';
import type { ScopedLogger } from './logger.ts';

/** A change of a table, with the item as it is now. */
export interface StreamChange {
  sequenceNumber: string;
  /** In DynamoDB's own form, `{S: …}`. */
  item: Readonly<Record<string, unknown>>;
}

export interface StreamBatch {
  /** In the order of the stream; those without an item (deletions) are left out. */
  changes: readonly StreamChange[];
  logger: Logger;
  /** Epoch milliseconds by which the invocation must have ended. */
  deadline: number;
  /** Makes the stream come again from this change on. */
  fail(change: { readonly sequenceNumber: string }, error: unknown): void;
}

export interface StreamHandlerOptions {
  logger?: ScopedLogger;
  clock?: Clock;
}

export type StreamHandler = (event: DynamoDBStreamEvent, context: Context) => Promise<DynamoDBBatchResponse>;

/** A Lambda function behind a DynamoDB stream, with partial batch failures: the stream goes on at the first change that
 *  failed, so what follows it comes again too, done or not. When `handle` itself throws, the whole batch does.
 *  https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html */
export function streamHandler(
  operation: { operationId: string },
  handle: (batch: StreamBatch) => Promise<void>,
  options: StreamHandlerOptions = {},
): StreamHandler {
  const clock = options.clock ?? systemClock;
  return async ({ Records: records }, context) => {
    const startedAt = clock.now();
    const { operationId } = operation;
    const logger = (options.logger ?? containerLogger()).with({ requestId: context.awsRequestId, operationId });
    const failed = new Set<string>();
    const changes = records.flatMap(({ dynamodb }) =>
      dynamodb?.NewImage === undefined || dynamodb.SequenceNumber === undefined
        ? []
        : [{ sequenceNumber: dynamodb.SequenceNumber, item: dynamodb.NewImage as StreamChange['item'] }],
    );
    const fail = ({ sequenceNumber }: { readonly sequenceNumber: string }, error: unknown): void => {
      failed.add(sequenceNumber);
      logger.error('CHANGE_FAILED', error, { sequenceNumber });
    };
    try {
      await handle({ changes, logger, deadline: deadlineOf(context, clock), fail });
    } catch (error) {
      logger.error('BATCH_FAILED', error);
      for (const { sequenceNumber } of changes) failed.add(sequenceNumber);
    }
    logger.info('BATCH_DONE', { changes: records.length, failed: failed.size, durationMs: clock.now() - startedAt });
    if (failed.size > 0) containerMetrics.record('UnexpectedErrors', failed.size);
    containerMetrics.flush();
    return { batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })) };
  };
}
