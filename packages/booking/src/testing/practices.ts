import type { PracticeRules, ProviderRules } from '@frontdesk/scheduling/practice-rules';
import {
  type AppointmentType,
  type BookingPolicy,
  DEFAULT_BOOKING_POLICY,
  type Schedule,
} from '@frontdesk/scheduling/schedule';

const EVERY_DAY = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const WORKING_DAYS = EVERY_DAY.slice(0, 5);

const types: readonly AppointmentType[] = [
  { code: 'exam', durationMinutes: 30, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 },
  { code: 'contact-lens', durationMinutes: 15, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 },
  { code: 'hour', durationMinutes: 60, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 },
  { code: 'surgery-consult', durationMinutes: 60, bufferBeforeMinutes: 10, bufferAfterMinutes: 20 },
];

/** A practice with doctors of three kinds: `dr-adams` and `dr-baker` work 09:00 to 17:00 on weekdays, `dr-always` around the
 *  clock, `dr-night` from 22:00 to 06:00. */
export function practiceRules(
  practiceId: string,
  timeZone: string,
  changes: { policy?: Partial<BookingPolicy>; revision?: number; providers?: readonly string[] } = {},
): PracticeRules {
  const revision = changes.revision ?? 1;
  const provider = (weekly: Schedule['weekly']): ProviderRules => ({
    schedule: { timeZone, weekly, overrides: [] },
    revision,
    version: revision,
  });
  const office = provider(WORKING_DAYS.map((dayOfWeek) => ({ dayOfWeek, start: '09:00', end: '17:00' })));
  const always = provider(EVERY_DAY.map((dayOfWeek) => ({ dayOfWeek, start: '00:00', end: '24:00' })));
  const night = provider(EVERY_DAY.map((dayOfWeek) => ({ dayOfWeek, start: '22:00', end: '06:00' })));
  return {
    practiceId,
    revision,
    timeZone,
    policy: { ...DEFAULT_BOOKING_POLICY, ...changes.policy },
    appointmentTypes: new Map(types.map((type) => [type.code, type])),
    providers: new Map([
      ['dr-adams', office],
      ['dr-baker', office],
      ['dr-always', always],
      ['dr-night', night],
      ...(changes.providers ?? []).map((id): [string, ProviderRules] => [id, always]),
    ]),
    closures: [],
  };
}
