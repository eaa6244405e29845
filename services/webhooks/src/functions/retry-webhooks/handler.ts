import { fanOutEvents } from '@frontdesk/webhooks/use-cases/fan-out-events';
import * as z from 'zod/mini';
import { fanningOutPorts } from '../../composition/fanning-out-ports.ts';
import { laneHandler, lookAt } from '../wake-handler.ts';
import { lateMessage, wakeMessage } from '../wake-message.ts';

/** Reads the queue of the receivers that failed, and of events that nobody could be told of. */
export const handler = laneHandler('retryWebhooks', z.union([wakeMessage, lateMessage]), (content, delivery) =>
  'events' in content ? fanOutEvents(content, fanningOutPorts) : lookAt(content, delivery),
);
