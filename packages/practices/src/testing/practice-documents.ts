import type { WeeklyWindow } from '@frontdesk/scheduling/schedule';
import type { PracticeDocument } from '../domain/practice-document.ts';

const WORKING_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;

/** Monday to Friday, 09:00 to 17:00. */
export const OFFICE_HOURS: readonly WeeklyWindow[] = WORKING_DAYS.map((dayOfWeek) => ({
  dayOfWeek,
  start: '09:00',
  end: '17:00',
}));

/** All week around the clock. */
export const ALWAYS: readonly WeeklyWindow[] = [...WORKING_DAYS, 'sat' as const, 'sun' as const].map((dayOfWeek) => ({
  dayOfWeek,
  start: '00:00',
  end: '24:00',
}));

/** A practice in New York with two doctors in office hours. */
export function practiceDocument(changes: Partial<PracticeDocument> = {}): PracticeDocument {
  return {
    practiceId: 'p001',
    timeZone: 'America/New_York',
    startGridMinutes: 5,
    offerIntervalMinutes: 15,
    minimumNoticeMinutes: 0,
    appointmentTypes: [
      { code: 'exam', durationMinutes: 30, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 },
      { code: 'surgery-consult', durationMinutes: 60, bufferBeforeMinutes: 0, bufferAfterMinutes: 20 },
    ],
    providers: ['dr-adams', 'dr-baker'].map((providerId) => ({ providerId, weekly: OFFICE_HOURS, overrides: [] })),
    ...changes,
  };
}

/** A practice of so many doctors: `dr-000`, `dr-001`, … */
export function largePractice(size: number): PracticeDocument {
  const ids = Array.from({ length: size }, (_, index) => `dr-${String(index).padStart(3, '0')}`);
  return practiceDocument({
    providers: ids.map((providerId) => ({ providerId, weekly: OFFICE_HOURS, overrides: [] })),
  });
}
