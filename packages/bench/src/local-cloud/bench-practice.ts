import { randomUUID } from 'node:crypto';
import { bookingAt, dateFromToday } from '../office-times.ts';
import type { HttpCall } from './load.ts';

export const PRACTICE_ID = 'bench';
export const PROVIDERS = 20;
/** Sees patients in office hours only, for the search. */
const SEARCHED_PROVIDER = 'dr-searched';
const HALF_HOUR_MILLISECONDS = 1_800_000;
const SEARCHED_DAYS = 28;

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Twenty providers who work around the clock, so that there are times enough, and one with office hours. */
export function practiceDocument(practiceId: string = PRACTICE_ID): object {
  const weekly = (days: readonly string[], start: string, end: string) =>
    days.map((dayOfWeek) => ({ dayOfWeek, start, end }));
  const aroundTheClock = Array.from({ length: PROVIDERS }, (_, index) => ({
    providerId: providerId(index),
    weekly: weekly(DAYS, '00:00', '24:00'),
    overrides: [],
  }));
  return {
    practiceId,
    timeZone: 'America/New_York',
    startGridMinutes: 5,
    offerIntervalMinutes: 15,
    minimumNoticeMinutes: 0,
    appointmentTypes: [{ code: 'exam', durationMinutes: 30 }],
    providers: [
      ...aroundTheClock,
      { providerId: SEARCHED_PROVIDER, weekly: weekly(DAYS.slice(0, 5), '09:00', '17:00'), overrides: [] },
    ],
  };
}

/** Bookings of times that nobody has; the providers take turns. */
export class FreeBookings {
  #next = 0;
  readonly #firstStart = Math.ceil(Date.now() / HALF_HOUR_MILLISECONDS + 48) * HALF_HOUR_MILLISECONDS;

  take(count: number): HttpCall[] {
    return Array.from({ length: count }, () => {
      const taken = this.#next++;
      return this.#booking(Math.floor(taken / PROVIDERS), taken % PROVIDERS);
    });
  }

  /** Free times of one provider. */
  takeOfOneProvider(count: number): HttpCall[] {
    const first = Math.ceil(this.#next / PROVIDERS);
    this.#next = (first + count) * PROVIDERS;
    return Array.from({ length: count }, (_, index) => this.#booking(first + index, 0));
  }

  /** The same free time so many times, each with a key of its own. */
  takeOneTime(count: number): HttpCall[] {
    const [booking] = this.takeOfOneProvider(1);
    return Array.from({ length: count }, () => ({ ...booking, headers: newKey() }) as HttpCall);
  }

  #booking(halfHour: number, provider: number): HttpCall {
    const start = new Date(this.#firstStart + halfHour * HALF_HOUR_MILLISECONDS).toISOString();
    return { method: 'POST', path: '/appointments', headers: newKey(), body: bookingAt(start, providerId(provider)) };
  }
}

/** Every free time of a provider in office hours within some days. */
export function searchCalls(count: number, { practiceId = PRACTICE_ID, days = SEARCHED_DAYS } = {}): HttpCall[] {
  const query = new URLSearchParams({
    from: dateFromToday(7),
    to: dateFromToday(7 + days - 1),
    appointmentType: 'exam',
    providerId: SEARCHED_PROVIDER,
    limit: '500',
  });
  return Array.from({ length: count }, () => ({ method: 'GET', path: `/practices/${practiceId}/slots?${query}` }));
}

/** Some appointments in the calendar that is searched. */
export function bookingsOfSearchedProvider(starts: Iterator<string, unknown>, count: number): HttpCall[] {
  return Array.from({ length: count }, () => ({
    method: 'POST',
    path: '/appointments',
    headers: newKey(),
    body: bookingAt(String(starts.next().value), SEARCHED_PROVIDER),
  }));
}

function providerId(index: number): string {
  return `dr-${String(index).padStart(2, '0')}`;
}

function newKey(): Record<string, string> {
  return { 'idempotency-key': randomUUID() };
}
