import type { Clock } from '@frontdesk/core/clock';
import type { Logger } from '@frontdesk/core/logger';
import { mapInParallel } from '@frontdesk/core/map-in-parallel';
import type { WakeQueue } from '../ports/wake-queue.ts';
import type { ForgottenWebhooks } from '../ports/webhooks.ts';

export interface SweepWebhooksPorts {
  readonly forgotten: ForgottenWebhooks;
  readonly wakes: WakeQueue;
  readonly clock: Clock;
}

const AT_ONCE = 100;
const WIDTH = 10;
/** A hint that is lost is sent again by the next sweep after this. */
const FORGOTTEN_AFTER_MILLISECONDS = 4 * 60 * 1000;

/** Tells workers of webhooks that something is due for: retries, the end of a pause, a probe. Until none is left or the time is up. */
export async function sweepWebhooks(
  { deadline, logger }: { readonly deadline: number; readonly logger: Logger },
  { forgotten, wakes, clock }: SweepWebhooksPorts,
): Promise<void> {
  let found = 0;
  while (clock.now() < deadline) {
    const now = clock.now();
    const due = await forgotten.find(now, AT_ONCE);
    const postponed = await mapInParallel(due, WIDTH, async ({ wakeAt, ...key }) => {
      // First the message: the other way round, one that is lost would be missed until the next sweep of it.
      await wakes.send('slow', [key], `due ${wakeAt}`);
      return forgotten.postpone(key, wakeAt, now + FORGOTTEN_AFTER_MILLISECONDS);
    });
    found += postponed.filter((done) => done).length;
    // An index that lags behind shows what was just swept.
    if (!postponed.includes(true)) break;
  }
  if (found > 0) logger.info('WEBHOOKS_SWEPT', { found });
}
