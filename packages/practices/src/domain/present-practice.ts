import type { Practice } from '@frontdesk/contracts/practice';
import type { PracticeRecord } from './practice-record.ts';
import { listedType } from './present-appointment-type.ts';
import { named } from './rules-change.ts';

/** A practice as callers see it, its providers and types in the order of their ids. */
export function presentPractice(rules: PracticeRecord): Practice {
  const types = [...rules.appointmentTypes.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  return {
    id: rules.practiceId,
    ...named(rules.displayName),
    timeZone: rules.timeZone,
    providers: [...rules.providers]
      .map(([providerId, { displayName }]) => ({ providerId, ...named(displayName) }))
      .sort((a, b) => (a.providerId < b.providerId ? -1 : 1)),
    appointmentTypes: types.map(listedType),
    version: rules.version ?? 1,
  };
}
