import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { type BatchHandlerOptions, type BatchScope, runBatch } from './batch-invocation.ts';

/** A change of a table, with the item as it is now. */
export interface StreamChange {
  sequenceNumber: string;
  /** In DynamoDB's own form, `{S: …}`. */
  item: Readonly<Record<string, unknown>>;
}

export interface StreamBatch extends BatchScope {
  /** In the order of the stream; those without an item (deletions) are left out. */
  changes: readonly StreamChange[];
  /** Makes the stream come again from this change on. */
  fail(change: { readonly sequenceNumber: string }, error: unknown): void;
}

export type StreamHandlerOptions = BatchHandlerOptions;

export type StreamHandler = (event: DynamoDBStreamEvent, context: Context) => Promise<DynamoDBBatchResponse>;

/** A Lambda function behind a DynamoDB stream, with partial batch failures: the stream goes on at the first change that
 *  failed, so what follows it comes again too, done or not. When `handle` itself throws, the whole batch does.
 *  https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html */
export function streamHandler(
  { operationId }: { operationId: string },
  handle: (batch: StreamBatch) => Promise<void>,
  options: StreamHandlerOptions = {},
): StreamHandler {
  return async ({ Records: records }, context) => {
    const changes = records.flatMap(({ dynamodb }) =>
      dynamodb?.NewImage === undefined || dynamodb.SequenceNumber === undefined
        ? []
        : [{ sequenceNumber: dynamodb.SequenceNumber, item: dynamodb.NewImage as StreamChange['item'] }],
    );
    const identifiers = changes.map(({ sequenceNumber }) => sequenceNumber);
    const invocation = { operationId, received: { changes: records.length }, identifiers, context };
    return runBatch(invocation, options, async ({ logger, deadline }, failed) => {
      const fail = ({ sequenceNumber }: { readonly sequenceNumber: string }, error: unknown): void => {
        failed.add(sequenceNumber);
        logger.error('CHANGE_FAILED', error, { sequenceNumber });
      };
      await handle({ changes, logger, deadline, fail });
    });
  };
}
