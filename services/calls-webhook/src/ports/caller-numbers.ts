import type { Phi } from '@frontdesk/core/phi';
import type { CallKey } from './post-call-queue.ts';

/** Keeps for a while who calls, for whoever may look for the caller among the patients. */
export interface CallerNumbers {
  keep(call: CallKey, number: Phi<string>): Promise<void>;
}
