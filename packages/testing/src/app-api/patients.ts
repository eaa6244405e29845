import { setTimeout as delay } from 'node:timers/promises';
import type { FoundPatient } from '@frontdesk/contracts/patient-search';
import type { Practice } from './practice.ts';
import type { WireAnswer } from './send-request.ts';

/** Far beyond the two seconds that the contract has, which one test measures on its own: files share the machine. */
const LONGEST_MILLISECONDS = 20_000;

export function search(practice: Practice, body: object): Promise<WireAnswer> {
  return practice.send({ method: 'POST', path: '/patients/search', body });
}

/** Searches until the answer is as expected; by default, that somebody is found. Throws with the last answer. */
export async function found(
  practice: Practice,
  body: object,
  isExpected = (items: readonly FoundPatient[]): boolean => items.length > 0,
): Promise<readonly FoundPatient[]> {
  const until = Date.now() + LONGEST_MILLISECONDS;
  for (;;) {
    const { status, text, json } = await search(practice, body);
    if (status === 200 && isExpected(json.items)) return json.items;
    if (Date.now() > until) throw new Error(`Not found: ${status} ${text}`);
    await delay(100);
  }
}
