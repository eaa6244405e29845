import type { PlanList } from '../domain/plan-list.ts';

/** The practices' lists of insurance plans. */
export interface PlanListReader {
  /** Undefined: the practice has never listed plans. */
  read(practiceId: string): Promise<PlanList | undefined>;
}
