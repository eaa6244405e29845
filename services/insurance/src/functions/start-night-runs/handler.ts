import { systemClock } from '@frontdesk/core/clock';
import { nightRunQueue } from '@frontdesk/insurance/composition/night-run-queue';
import { nightRuns } from '@frontdesk/insurance/composition/night-runs';
import { startNightRuns } from '@frontdesk/insurance/use-cases/start-night-runs';
import { scheduledHandler } from '@frontdesk/lambda/scheduled-handler';

/** Every five minutes: practices where it is evening. */
export const handler = scheduledHandler({ operationId: 'startNightRuns' }, (scope) =>
  startNightRuns(scope, { runs: nightRuns, queue: nightRunQueue, clock: systemClock }),
);
