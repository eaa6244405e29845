import { type Clock, systemClock } from '@frontdesk/core/clock';
import type { Logger } from '@frontdesk/core/logger';
import type { Context } from 'aws-lambda';
import { containerLogger } from './container.ts';
import { deadlineOf } from './deadline.ts';
import { containerMetrics } from './embedded-metrics.ts';
import type { ScopedLogger } from './logger.ts';

/** An invocation that brings records of which some may fail. */
export interface BatchInvocation {
  operationId: string;
  /** How many came, by their kind. */
  received: { messages: number } | { changes: number };
  /** All that come again when the batch as a whole fails. */
  identifiers: readonly string[];
  context: Context;
}

export interface BatchHandlerOptions {
  logger?: ScopedLogger;
  clock?: Clock;
}

/** What every handler of a batch is given. */
export interface BatchScope {
  logger: Logger;
  /** Epoch milliseconds by which the invocation must have ended. */
  deadline: number;
}

/** Partial batch failures, as Lambda takes them. */
interface BatchAnswer {
  batchItemFailures: { itemIdentifier: string }[];
}

/** Runs `handle`, which puts into `failed` whatever is to come again; when it throws, everything is. Logs and counts how
 *  the batch went. */
export async function runBatch(
  { operationId, received, identifiers, context }: BatchInvocation,
  options: BatchHandlerOptions,
  handle: (scope: BatchScope, failed: Set<string>) => Promise<void>,
): Promise<BatchAnswer> {
  const clock = options.clock ?? systemClock;
  const startedAt = clock.now();
  const logger = (options.logger ?? containerLogger()).with({ requestId: context.awsRequestId, operationId });
  const failed = new Set<string>();
  try {
    await handle({ logger, deadline: deadlineOf(context, clock) }, failed);
  } catch (error) {
    logger.error('BATCH_FAILED', error);
    for (const identifier of identifiers) failed.add(identifier);
  }
  logger.info('BATCH_DONE', { ...received, failed: failed.size, durationMs: clock.now() - startedAt });
  if (failed.size > 0) containerMetrics.record('ServerErrors', failed.size);
  containerMetrics.flush();
  return { batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })) };
}
