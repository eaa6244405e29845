import { AppError } from '@frontdesk/core/app-error';
import type { Clock } from '@frontdesk/core/clock';
import type { PracticeRecord } from '../domain/practice-record.ts';
import type { RulesChange } from '../domain/rules-change.ts';
import type { PracticeRulesStore } from '../ports/practice-rules-store.ts';

export interface ChangeRulesPorts {
  readonly store: PracticeRulesStore;
  readonly clock: Clock;
}

export interface Decision<Result> {
  /** Absent: things are already as they shall be. */
  readonly change?: RulesChange;
  readonly result: Result;
}

/** Reads a practice's rules, decides, and makes the change if nobody changed the rules meanwhile; otherwise again.
 *  `decide` may be called several times and throws what it refuses with. Throws UNAVAILABLE at the deadline. */
export async function changeRules<Result>(
  { store, clock }: ChangeRulesPorts,
  practiceId: string,
  deadline: number,
  decide: (rules: PracticeRecord | undefined) => Decision<Result>,
): Promise<Result> {
  do {
    const basis = await store.read(practiceId);
    const { change, result } = decide(basis);
    if (change === undefined || (await store.apply(practiceId, basis, change, deadline)) === 'applied') return result;
  } while (clock.now() < deadline);
  throw new AppError('UNAVAILABLE', { retryAfterSeconds: 1 });
}

/** For decisions about a practice that must exist. Throws NOT_FOUND. */
export function existing<Kept>(rules: Kept | undefined): Kept {
  if (rules === undefined) throw new AppError('NOT_FOUND');
  return rules;
}
