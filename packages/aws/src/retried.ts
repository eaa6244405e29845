import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '@frontdesk/core/app-error';
import { containerRetryBudget, type RetryBudget } from './retry-budget.ts';
import { isTransientError } from './transient-failure.ts';

const READ_ATTEMPTS = 4;
const FIRST_BOUND_MILLISECONDS = 20;

/** Sends a request that may be executed twice again when it was throttled, cut off or not answered, with full jitter: the
 *  clients themselves try once. Throws UNAVAILABLE when the last of `attempts` fails so too or the container's budget of retries
 *  is spent, other errors as they are. */
export async function retried<Output>(
  send: () => Promise<Output>,
  { attempts, budget = containerRetryBudget }: { attempts: number; budget?: RetryBudget },
): Promise<Output> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const output = await send();
      budget.answered(attempt - 1);
      return output;
    } catch (error) {
      if (!isTransientError(error)) throw error;
      if (attempt === attempts || !budget.takeRetry())
        throw new AppError('UNAVAILABLE', { retryAfterSeconds: 1, cause: error });
      await delay(Math.random() * FIRST_BOUND_MILLISECONDS * 2 ** attempt);
    }
  }
}

/** A read as `retried` sends it. */
export function retriedRead<Output>(send: () => Promise<Output>): Promise<Output> {
  return retried(send, { attempts: READ_ATTEMPTS });
}
