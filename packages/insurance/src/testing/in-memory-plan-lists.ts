import type { PlanList } from '../domain/plan-list.ts';
import type { PlanListStore } from '../ports/plan-lists.ts';

/** Lists of plans in memory. Passes the suite of its port. */
export class InMemoryPlanLists implements PlanListStore {
  readonly #lists = new Map<string, PlanList>();

  async read(practiceId: string): Promise<PlanList | undefined> {
    return this.#lists.get(practiceId);
  }

  async replaceList(practiceId: string, list: PlanList): Promise<'replaced' | 'stale'> {
    if ((this.#lists.get(practiceId)?.version ?? 0) !== list.version - 1) return 'stale';
    this.#lists.set(practiceId, list);
    return 'replaced';
  }
}
