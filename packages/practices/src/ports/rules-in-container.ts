import type { PracticeRules } from '@frontdesk/scheduling/practice-rules';

/** Rules that this container keeps from one request to the next. */
export interface RulesInContainer {
  /** As this container last read them, or read now; they may have changed since. */
  get(practiceId: string): Promise<PracticeRules | undefined>;
  /** Read now. */
  reload(practiceId: string): Promise<PracticeRules | undefined>;
}

/** Tells whether kept rules are still the practice's. */
export interface RulesRevision {
  readRevision(practiceId: string): Promise<number | undefined>;
}
