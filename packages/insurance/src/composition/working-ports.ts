import { systemClock } from '@frontdesk/core/clock';
import type { WorkOnVerificationPorts } from '../use-cases/work-on-verification.ts';
import { payer } from './payer.ts';
import { planLists } from './plan-lists.ts';
import { verificationQueues } from './verification-queues.ts';
import { verificationStore } from './verification-store.ts';

/** What a worker needs. */
export const workingPorts: WorkOnVerificationPorts = {
  verifications: verificationStore,
  payer,
  // Who a practice is to payers stands in its operator's list of plans.
  providers: { of: async (practiceId) => (await planLists.read(practiceId))?.billingProvider },
  queue: verificationQueues,
  clock: systemClock,
  random: Math.random,
};
