import { laneHandler, lookAt } from '../wake-handler.ts';
import { wakeMessage } from '../wake-message.ts';

/** Reads the queue of the receivers that are well. */
export const handler = laneHandler('deliverWebhooks', wakeMessage, lookAt);
