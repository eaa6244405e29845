import type { PracticeRules } from '@frontdesk/scheduling/practice-rules';

/** What decides whether a time can be booked. */
export interface RulesSource {
  /** The rules last read by this container, or read now; they may have changed since. */
  get(practiceId: string): Promise<PracticeRules | undefined>;
  /** The rules as they are now. */
  reload(practiceId: string): Promise<PracticeRules | undefined>;
}
