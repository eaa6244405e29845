import type { PracticeRules } from '@frontdesk/scheduling/practice-rules';
import type { Closure } from '@frontdesk/scheduling/schedule';

/** A practice's rules with what only this service keeps of them. */
export interface PracticeRecord extends PracticeRules {
  readonly closures: readonly ClosureRecord[];
}

export interface ClosureRecord extends NewClosure {
  /** The practice's revision that brought it: providers of an earlier revision do not know of it yet. */
  readonly revision: number;
}

export interface NewClosure extends Closure {
  readonly id: string;
  readonly description?: string;
  readonly createdAtEpochSeconds: number;
  /** Idempotency scope and digest of the request that asked for it, when it had a key. */
  readonly request?: { readonly scope: string; readonly requestHash: string };
}
