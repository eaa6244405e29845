import type { PlanList } from '../domain/plan-list.ts';

/** Reads the practices' lists of insurance plans. */
export interface PlanListReader {
  /** As it is now; undefined: the practice has never listed plans. */
  read(practiceId: string): Promise<PlanList | undefined>;
}

/** Changes them. */
export interface PlanListStore extends PlanListReader {
  /** Puts a list in the place of its last version. 'stale', when that is not the present one. */
  replaceList(practiceId: string, list: PlanList): Promise<'replaced' | 'stale'>;
}
