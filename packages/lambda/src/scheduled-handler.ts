import { type Clock, systemClock } from '@frontdesk/core/clock';
import type { Context } from 'aws-lambda';
import type { BatchScope } from './batch-invocation.ts';
import { containerLogger } from './container.ts';
import { deadlineOf } from './deadline.ts';
import { containerMetrics } from './embedded-metrics.ts';
import type { ScopedLogger } from './logger.ts';

export interface ScheduledHandlerOptions {
  logger?: ScopedLogger;
  clock?: Clock;
}

export type ScheduledHandler = (event: unknown, context: Context) => Promise<void>;

/** A Lambda function that the clock invokes. What `handle` throws is logged, counted and thrown on: Lambda tries twice more, and the next
 *  invocation comes anyway. */
export function scheduledHandler(
  { operationId }: { operationId: string },
  handle: (scope: BatchScope) => Promise<void>,
  options: ScheduledHandlerOptions = {},
): ScheduledHandler {
  return async (_event, context) => {
    const clock = options.clock ?? systemClock;
    const logger = (options.logger ?? containerLogger()).with({ requestId: context.awsRequestId, operationId });
    try {
      await handle({ logger, deadline: deadlineOf(context, clock) });
    } catch (error) {
      logger.error('SCHEDULE_FAILED', error);
      containerMetrics.record('ServerErrors');
      throw new Error(`${operationId} failed`);
    } finally {
      containerMetrics.flush();
    }
  };
}
