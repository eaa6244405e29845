import type { Practice } from '@frontdesk/contracts/practice';
import { presentPractice } from '../domain/present-practice.ts';
import type { PracticeRulesStore } from '../ports/practice-rules-store.ts';
import { existing } from './change-rules.ts';

/** A practice's zone, providers and appointment types, the latter two by name. Throws NOT_FOUND for a practice that was
 *  never set up. */
export async function readPractice(store: Pick<PracticeRulesStore, 'read'>, practiceId: string): Promise<Practice> {
  return presentPractice(existing(await store.read(practiceId)));
}
