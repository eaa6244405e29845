import type { CoverageQuestion } from '../domain/coverage-question.ts';
import type { Verification } from '../domain/verification.ts';

/** Finds what payers were asked last. */
export interface LastVerifications {
  /** For each question its last verification, in their order; undefined where it was never asked, or days ago. All of one practice.
   *  Throws UNAVAILABLE when not all come by the deadline (epoch milliseconds). */
  find(questions: readonly CoverageQuestion[], deadline: number): Promise<readonly (Verification | undefined)[]>;
}
