import type { Schedule } from '@frontdesk/contracts/schedule';
import type { ProviderRules } from '@frontdesk/scheduling/practice-rules';
import { named } from './rules-change.ts';

/** A provider's schedule as callers see it. */
export function presentSchedule(
  practiceId: string,
  providerId: string,
  { displayName, schedule, version }: Pick<ProviderRules, 'displayName' | 'schedule' | 'version'>,
): Schedule {
  return {
    practiceId,
    providerId,
    ...named(displayName),
    timeZone: schedule.timeZone,
    weekly: [...schedule.weekly],
    overrides: schedule.overrides.map(({ date, windows }) => ({ date, windows: [...windows] })),
    version,
  };
}
