import { systemClock } from '@frontdesk/core/clock';
import { randomIds } from '@frontdesk/core/ids';
import type { SendDirectEventPorts } from '../use-cases/send-direct-event.ts';
import { deliveryLog } from './delivery-log.ts';
import { wakeQueue } from './wake-queue.ts';

/** What sending an event needs that is in no log. */
export const sendingPorts: SendDirectEventPorts = {
  direct: deliveryLog,
  wakes: wakeQueue,
  clock: systemClock,
  ids: randomIds,
};
