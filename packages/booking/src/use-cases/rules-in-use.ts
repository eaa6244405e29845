import { AppError } from '@frontdesk/core/app-error';
import type { PracticeRules } from '@frontdesk/scheduling/practice-rules';
import type { BookableTime, TimeDecision } from '../domain/bookable-time.ts';
import type { RulesSource } from '../ports/rules-source.ts';

/** How often one request follows rules that change under it before it gives up with UNAVAILABLE. */
const MOST_RELOADS = 6;

/** One request's view of a practice's rules: it may allow by rules kept from before, since the write checks their
 *  revision, but it refuses only by rules that it has read itself. */
export class RulesInUse {
  readonly #source: RulesSource;
  readonly #practiceId: string;
  #rules: PracticeRules | undefined;
  #reloads = 0;

  private constructor(source: RulesSource, practiceId: string, rules: PracticeRules | undefined) {
    this.#source = source;
    this.#practiceId = practiceId;
    this.#rules = rules;
  }

  static async open(source: RulesSource, practiceId: string): Promise<RulesInUse> {
    return new RulesInUse(source, practiceId, await source.get(practiceId));
  }

  /** The time that the rules allow. Throws what they refuse with. */
  async agree(decide: (rules: PracticeRules | undefined) => TimeDecision): Promise<BookableTime> {
    const decision = decide(this.#rules);
    if ('time' in decision) return decision.time;
    if (this.#reloads > 0) throw decision.refusal;
    await this.reload();
    return this.agree(decide);
  }

  /** Reads the rules again, because the write found them changed. Throws UNAVAILABLE when they never come to rest. */
  async reload(): Promise<void> {
    if (this.#reloads >= MOST_RELOADS) throw new AppError('UNAVAILABLE', { retryAfterSeconds: 1 });
    this.#reloads += 1;
    this.#rules = await this.#source.reload(this.#practiceId);
  }
}
