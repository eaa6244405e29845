import { type Clock, systemClock } from '@frontdesk/core/clock';
import type { Logger } from '@frontdesk/core/logger';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { containerLogger } from './container.ts';
import { deadlineOf } from './deadline.ts';
import { containerMetrics } from './embedded-metrics.ts';
import type { ScopedLogger } from './logger.ts';

/** A message as its function sees it: parsed by the schema. */
export interface QueueMessage<Content> {
  id: string;
  content: Content;
}

/** The messages of one invocation that were understood. */
export interface QueueBatch<Content> {
  messages: readonly QueueMessage<Content>[];
  logger: Logger;
  /** Epoch milliseconds by which the invocation must have ended. */
  deadline: number;
  /** Leaves a message in its queue, to come again until the queue gives it up. `error` is logged by name and place. */
  fail(message: { readonly id: string }, error: unknown): void;
}

export interface QueueOperation<Content> {
  operationId: string;
  message: z.core.$ZodType<Content>;
}

export interface QueueHandlerOptions {
  logger?: ScopedLogger;
  clock?: Clock;
}

export type QueueHandler = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;

/** A Lambda function behind a queue, with partial batch failures: only what failed comes again. A message that is not
 *  understood fails alone; when `handle` itself throws, the batch does. No line of the log has a message's body.
 *  https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html */
export function queueHandler<Content>(
  operation: QueueOperation<Content>,
  handle: (batch: QueueBatch<Content>) => Promise<void>,
  options: QueueHandlerOptions = {},
): QueueHandler {
  const clock = options.clock ?? systemClock;
  return async ({ Records: records }, context) => {
    const startedAt = clock.now();
    const { operationId } = operation;
    const logger = (options.logger ?? containerLogger()).with({ requestId: context.awsRequestId, operationId });
    const failed = new Set<string>();
    const fail = ({ id }: { readonly id: string }, error: unknown): void => {
      failed.add(id);
      logger.error('MESSAGE_FAILED', error, { messageId: id });
    };

    const messages = records.flatMap(({ messageId, body }) => {
      const content = contentOf(body, operation.message);
      if (content !== undefined) return [{ id: messageId, content }];
      failed.add(messageId);
      logger.warn('MESSAGE_NOT_UNDERSTOOD', { messageId });
      return [];
    });
    try {
      await handle({ messages, logger, deadline: deadlineOf(context, clock), fail });
    } catch (error) {
      logger.error('BATCH_FAILED', error);
      for (const { messageId } of records) failed.add(messageId);
    }
    logger.info('BATCH_DONE', { messages: records.length, failed: failed.size, durationMs: clock.now() - startedAt });
    if (failed.size > 0) containerMetrics.record('UnexpectedErrors', failed.size);
    containerMetrics.flush();
    return { batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })) };
  };
}

function contentOf<Content>(body: string, schema: z.core.$ZodType<Content>): Content | undefined {
  try {
    return z.safeParse(schema, JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}
