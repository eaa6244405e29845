import type { PracticeRecord } from '../domain/practice-record.ts';
import { changedRules, type RulesChange } from '../domain/rules-change.ts';
import type { PracticeRulesStore } from '../ports/practice-rules-store.ts';
import type { RulesInContainer, RulesRevision } from '../ports/rules-in-container.ts';

/** Rules in memory. Passes the suite of its port. */
export class InMemoryPracticeRulesStore implements PracticeRulesStore, RulesRevision {
  readonly #practices = new Map<string, PracticeRecord>();

  async read(practiceId: string): Promise<PracticeRecord | undefined> {
    return this.#practices.get(practiceId);
  }

  async readRevision(practiceId: string): Promise<number | undefined> {
    return this.#practices.get(practiceId)?.revision;
  }

  async apply(
    practiceId: string,
    basis: PracticeRecord | undefined,
    change: RulesChange,
  ): Promise<'applied' | 'stale'> {
    const present = this.#practices.get(practiceId);
    if (present?.revision !== basis?.revision) return 'stale';
    this.#practices.set(practiceId, changedRules(practiceId, present, change, (present?.revision ?? 0) + 1));
    return 'applied';
  }
}

/** A container that has read a practice's rules once and keeps them until told otherwise. */
export class RulesKept implements RulesInContainer {
  readonly #store: Pick<PracticeRulesStore, 'read'>;
  readonly #kept = new Map<string, PracticeRecord | undefined>();
  reloads = 0;

  constructor(store: Pick<PracticeRulesStore, 'read'>) {
    this.#store = store;
  }

  async get(practiceId: string): Promise<PracticeRecord | undefined> {
    if (!this.#kept.has(practiceId)) this.#kept.set(practiceId, await this.#store.read(practiceId));
    return this.#kept.get(practiceId);
  }

  async reload(practiceId: string): Promise<PracticeRecord | undefined> {
    this.reloads += 1;
    this.#kept.delete(practiceId);
    return this.get(practiceId);
  }
}
