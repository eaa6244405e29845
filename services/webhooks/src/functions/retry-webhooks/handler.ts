import { wakeHandler } from '../wake-handler.ts';

/** Reads the queue of the receivers that failed. */
export const handler = wakeHandler('retryWebhooks');
