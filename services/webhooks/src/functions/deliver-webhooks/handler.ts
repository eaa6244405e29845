import { wakeHandler } from '../wake-handler.ts';

/** Reads the queue of the receivers that are well. */
export const handler = wakeHandler('deliverWebhooks');
