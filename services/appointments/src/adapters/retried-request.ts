import { Backoff } from '@frontdesk/aws/retry';
import { isTransientError } from '@frontdesk/aws/transient-failure';
import { AppError } from '@frontdesk/core/app-error';
import { systemClock } from '@frontdesk/core/clock';

const PATIENCE_MILLISECONDS = 3_000;

/** Sends a request that may be sent twice, again while DynamoDB says "not now" or nothing, with full jitter.
 *  Throws UNAVAILABLE when that does not end by the deadline (epoch milliseconds; default: in three seconds). */
export async function retriedRequest<Output>(
  send: () => Promise<Output>,
  deadline: number = systemClock.now() + PATIENCE_MILLISECONDS,
): Promise<Output> {
  const backoff = new Backoff({ deadline, clock: systemClock });
  for (;;) {
    try {
      return await send();
    } catch (error) {
      if (!isTransientError(error)) throw error;
      if (!(await backoff.wait())) throw new AppError('UNAVAILABLE', { retryAfterSeconds: 1, cause: error });
    }
  }
}
