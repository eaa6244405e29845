import type { PracticeRules } from '@frontdesk/scheduling/practice-rules';

export interface PracticeRulesCacheOptions<Rules extends PracticeRules> {
  readonly reader: { read(practiceId: string): Promise<Rules | undefined> };
  /** Practices kept; the least recently used goes first. */
  readonly capacity?: number;
}

/** Rules kept for the life of a container. They may be stale: a booking makes sure with a condition on the provider's
 *  revision in its own transaction, a search by reading the practice's revision beside the day sheets, and a refusal by
 *  reloading first. Hence no expiry. See ADR-0005. */
export class PracticeRulesCache<Rules extends PracticeRules = PracticeRules> {
  readonly #reader: PracticeRulesCacheOptions<Rules>['reader'];
  readonly #capacity: number;
  readonly #kept = new Map<string, Rules>();
  readonly #loading = new Map<string, Promise<Rules | undefined>>();

  constructor({ reader, capacity = 500 }: PracticeRulesCacheOptions<Rules>) {
    this.#reader = reader;
    this.#capacity = capacity;
  }

  /** The rules as last read by this container, or read now. A practice that does not exist is asked for each time. */
  async get(practiceId: string): Promise<Rules | undefined> {
    const kept = this.#kept.get(practiceId);
    if (kept === undefined) return this.#loading.get(practiceId) ?? this.#load(practiceId);
    this.#kept.delete(practiceId);
    this.#kept.set(practiceId, kept);
    return kept;
  }

  /** The rules by a read that begins after this call, for whoever found them stale. A read that is underway may have seen
   *  what was true before; those who meet one wait for it and share the next. */
  async reload(practiceId: string): Promise<Rules | undefined> {
    const underway = this.#loading.get(practiceId);
    if (underway === undefined) return this.#load(practiceId);
    await underway.catch(() => undefined);
    return this.#loading.get(practiceId) ?? this.#load(practiceId);
  }

  #load(practiceId: string): Promise<Rules | undefined> {
    const loading = this.#reader
      .read(practiceId)
      .then((rules) => {
        this.#keep(practiceId, rules);
        return rules;
      })
      .finally(() => this.#loading.delete(practiceId));
    this.#loading.set(practiceId, loading);
    return loading;
  }

  #keep(practiceId: string, rules: Rules | undefined): void {
    this.#kept.delete(practiceId);
    if (rules === undefined) return;
    this.#kept.set(practiceId, rules);
    const oldest = this.#kept.size > this.#capacity ? this.#kept.keys().next() : undefined;
    if (oldest?.done === false) this.#kept.delete(oldest.value);
  }
}
