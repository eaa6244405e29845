import type { Schedule } from '@frontdesk/contracts/schedule';
import type { ProviderRules } from '@frontdesk/scheduling/practice-rules';

/** A provider's schedule as callers see it. */
export function presentSchedule(
  practiceId: string,
  providerId: string,
  { schedule, version }: Pick<ProviderRules, 'schedule' | 'version'>,
): Schedule {
  return {
    practiceId,
    providerId,
    timeZone: schedule.timeZone,
    weekly: [...schedule.weekly],
    overrides: schedule.overrides.map(({ date, windows }) => ({ date, windows: [...windows] })),
    version,
  };
}
