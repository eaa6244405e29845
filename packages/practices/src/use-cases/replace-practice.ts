import type { Practice } from '@frontdesk/contracts/practice';
import { presentPractice } from '../domain/present-practice.ts';
import { changedRules } from '../domain/rules-change.ts';
import { type ChangeRulesPorts, changeRules, existing } from './change-rules.ts';

export interface PracticeReplacement {
  readonly practiceId: string;
  readonly displayName: string;
  /** Throws STALE_VERSION unless the present version is what the caller knows of. */
  readonly demandVersion: (version: number) => void;
  /** Epoch milliseconds. */
  readonly deadline: number;
}

/** Sets what a practice is called. A name decides nothing: no provider gets a new revision, and bookings go on.
 *  Throws NOT_FOUND, STALE_VERSION, UNAVAILABLE. */
export async function replacePractice(
  ports: ChangeRulesPorts,
  { practiceId, displayName, demandVersion, deadline }: PracticeReplacement,
): Promise<Practice> {
  return changeRules(ports, practiceId, deadline, (found) => {
    const rules = existing(found);
    const { version: present = 1, timeZone, policy } = rules;
    demandVersion(present);
    const change = { practice: { displayName, version: present + 1, timeZone, policy } };
    return { change, result: presentPractice(changedRules(practiceId, rules, change, rules.revision + 1)) };
  });
}
