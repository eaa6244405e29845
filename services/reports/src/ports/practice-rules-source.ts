import type { PracticeRules } from '@frontdesk/scheduling/practice-rules';

/** The rules of a practice as they are now; undefined for one that was never set up. */
export interface PracticeRulesSource {
  read(practiceId: string): Promise<PracticeRules | undefined>;
}
