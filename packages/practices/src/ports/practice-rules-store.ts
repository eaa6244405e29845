import type { PracticeRecord } from '../domain/practice-record.ts';
import type { RulesChange } from '../domain/rules-change.ts';

/** Where the rules of practices are kept. Changes of one practice happen one after the other. */
export interface PracticeRulesStore {
  /** All rules as of one revision, as they are now; `undefined` for a practice that was never set up. */
  read(practiceId: string): Promise<PracticeRecord | undefined>;
  /** Makes a change that was decided on `basis`, and gives the practice and every provider it touches a new revision.
   *  'stale', when the rules are no longer those: read, decide and try again. A change of more than 97 items is made in
   *  several steps, each of them whole; one that found rules stale after its first step may have happened in part.
   *  Throws UNAVAILABLE when the deadline (epoch milliseconds) passes. */
  apply(
    practiceId: string,
    basis: PracticeRecord | undefined,
    change: RulesChange,
    deadline: number,
  ): Promise<'applied' | 'stale'>;
}
