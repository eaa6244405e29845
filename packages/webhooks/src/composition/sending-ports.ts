import { systemClock } from '@frontdesk/core/clock';
import { randomIds } from '@frontdesk/core/ids';
import { DynamoDbDirectEvents } from '../adapters/dynamodb-direct-events.ts';
import type { SendDirectEventPorts } from '../use-cases/send-direct-event.ts';
import { wakeQueue } from './wake-queue.ts';
import { webhookTables } from './webhook-tables.ts';

/** What sending an event needs that is in no log. */
export const sendingPorts: SendDirectEventPorts = {
  direct: new DynamoDbDirectEvents(webhookTables),
  wakes: wakeQueue,
  clock: systemClock,
  ids: randomIds,
};
