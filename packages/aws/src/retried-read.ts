import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '@frontdesk/core/app-error';
import { isTransientError } from './transient-failure.ts';

const ATTEMPTS = 4;
const FIRST_BOUND_MILLISECONDS = 20;

/** Sends a read again when it was throttled, cut off or not answered, with full jitter: the client itself tries once.
 *  Throws UNAVAILABLE when the last attempt fails so too, other errors as they are. */
export async function retriedRead<Output>(send: () => Promise<Output>): Promise<Output> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send();
    } catch (error) {
      if (!isTransientError(error)) throw error;
      if (attempt === ATTEMPTS) throw new AppError('UNAVAILABLE', { retryAfterSeconds: 1, cause: error });
      await delay(Math.random() * FIRST_BOUND_MILLISECONDS * 2 ** attempt);
    }
  }
}
