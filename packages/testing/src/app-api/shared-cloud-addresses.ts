import { askCloud } from './cloud-control.ts';
import type { SharedCloudAddresses } from './shared-cloud.ts';

/** Where a file finds the cloud that all share. It starts beside the first tests: a file that imports this waits for it. */
export const sharedCloud: SharedCloudAddresses = await askCloud('addresses', {});
