const DAY = 86_400_000;
const HALF_HOUR = 1_800_000;
/** 14:00 to 20:30 UTC begins and ends within 09:00 to 17:00 in New York, in summer and in winter. */
const FIRST_START = 14 * 3_600_000;
const STARTS_A_DAY = 14;

/** Starts of half hours within office hours in New York, Monday to Friday, from the next week on, without end. */
export function* officeTimes(): Generator<string> {
  const today = Math.floor(Date.now() / DAY) * DAY;
  for (let day = today + 7 * DAY; ; day += DAY) {
    const weekday = new Date(day).getUTCDay();
    if (weekday === 0 || weekday === 6) continue;
    for (let start = 0; start < STARTS_A_DAY; start += 1) {
      yield new Date(day + FIRST_START + start * HALF_HOUR).toISOString();
    }
  }
}

/** `YYYY-MM-DD`, so many days from today. */
export function dateFromToday(days: number): string {
  return new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
}

/** A booking of half an hour with dr-adams. */
export function bookingAt(start: string, providerId = 'dr-adams'): object {
  return {
    providerId,
    appointmentType: 'exam',
    start,
    patient: { givenName: 'Sample', familyName: 'Person', birthDate: '1980-01-01', phone: '+1 555 0100' },
    reason: 'Sample reason',
  };
}
