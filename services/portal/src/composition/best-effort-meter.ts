import { containerLogger } from '@frontdesk/lambda/container';
import { managingPorts } from '@frontdesk/subscriptions/composition/managing-ports';

const { meter } = managingPorts;

/** As operators have it, but for the gateway's memory of callers, which the whole account may make it lose ten times a second: where
 *  it does not, a change takes effect within five minutes, and is made all the same. */
export const bestEffortMeter = {
  ...managingPorts,
  meter: {
    provision: meter.provision.bind(meter),
    remove: meter.remove.bind(meter),
    forgetCallers: async (): Promise<void> => {
      await meter.forgetCallers().catch((error: unknown) => {
        containerLogger().warn('CALLERS_NOT_FORGOTTEN', { error: error instanceof Error ? error.name : 'unknown' });
      });
    },
  },
};
