import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type * as z from 'zod/mini';
import { type BatchHandlerOptions, type BatchScope, runBatch } from './batch-invocation.ts';
import { contentOf } from './message-content.ts';

/** A message as its function sees it: parsed by the schema. */
export interface QueueMessage<Content> {
  id: string;
  content: Content;
}

/** The messages of one invocation that were understood. */
export interface QueueBatch<Content> extends BatchScope {
  messages: readonly QueueMessage<Content>[];
  /** Leaves a message in its queue, to come again until the queue gives it up. `error` is logged by name and place. */
  fail(message: { readonly id: string }, error: unknown): void;
}

export interface QueueOperation<Content> {
  operationId: string;
  message: z.core.$ZodType<Content>;
}

export type QueueHandlerOptions = BatchHandlerOptions;

export type QueueHandler = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;

/** A Lambda function behind a queue, with partial batch failures: only what failed comes again. A message that is not
 *  understood fails alone; when `handle` itself throws, the batch does. No line of the log has a message's body.
 *  https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html */
export function queueHandler<Content>(
  { operationId, message }: QueueOperation<Content>,
  handle: (batch: QueueBatch<Content>) => Promise<void>,
  options: QueueHandlerOptions = {},
): QueueHandler {
  return async ({ Records: records }, context) => {
    const identifiers = records.map(({ messageId }) => messageId);
    const invocation = { operationId, received: { messages: records.length }, identifiers, context };
    return runBatch(invocation, options, async ({ logger, deadline }, failed) => {
      const fail = ({ id }: { readonly id: string }, error: unknown): void => {
        failed.add(id);
        logger.error('MESSAGE_FAILED', error, { messageId: id });
      };
      const messages = records.flatMap(({ messageId, body }) => {
        const content = contentOf(body, message);
        if (content !== undefined) return [{ id: messageId, content }];
        failed.add(messageId);
        logger.warn('MESSAGE_NOT_UNDERSTOOD', { messageId });
        return [];
      });
      await handle({ messages, logger, deadline, fail });
    });
  };
}
