import { practiceRules } from '@frontdesk/booking/testing/practices';
import { claimOf, pagesOf, quantaOf } from '@frontdesk/scheduling/claim';
import { type DaySheet, FOREVER } from '@frontdesk/scheduling/day-sheet';
import type { AppointmentType } from '@frontdesk/scheduling/schedule';
import { findSlots } from '@frontdesk/scheduling/slot-search';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysToThirdNext, isSampled, sheetDays } from './third-next-available.ts';

const ZONE = 'America/New_York';
const rules = practiceRules('p', ZONE);
const typeOf = (code: string): AppointmentType => rules.appointmentTypes.get(code) as AppointmentType;
const minutesOf = (instant: string): number => Date.parse(instant) / 60_000;

/** The day sheets on which these starts are booked. */
function booked(starts: readonly number[], type: AppointmentType): DaySheet[] {
  const days = new Map<string, Map<number, number>>();
  for (const page of starts.flatMap((start) => pagesOf(['dr'], claimOf(start, type)))) {
    const claimed = days.get(page.day) ?? new Map<number, number>();
    for (const quantum of quantaOf(page)) claimed.set(quantum, FOREVER);
    days.set(page.day, claimed);
  }
  return [...days].map(([day, claimedUntil]) => ({ day, claimedUntil }));
}

const daysOf = (code: string, now: string, sheets: readonly DaySheet[] = [], providerId = 'dr-adams') =>
  daysToThirdNext(rules, { providerId, type: typeOf(code), sheets, now: minutesOf(now) });

describe('the third next available appointment', () => {
  it.each([
    ['is today where the day is empty', 'exam', '2027-03-10T10:00:00Z', 0],
    ['counts weekends: nobody works between Friday evening and Monday', 'exam', '2027-03-12T22:00:00Z', 3],
    ['takes what still fits today and the rest tomorrow', 'hour', '2027-03-10T19:30:00Z', 1],
    ['counts days of the calendar, over a change of the clocks', 'exam', '2027-03-13T05:30:00Z', 2],
  ])('%s', (_title, code, now, days) => {
    expect(daysOf(code, now)).toBe(days);
  });

  it('counts a gap as often as it holds appointments, not once for each start in it', () => {
    const day = Array.from({ length: 16 }, (_, index) => minutesOf('2027-03-10T14:00:00Z') + index * 30);
    // An hour is free: five starts for an exam, and room for two.
    const sheets = booked(day.slice(2), typeOf('exam'));
    expect(daysOf('exam', '2027-03-10T10:00:00Z', sheets)).toBe(1);
  });

  it('is none where everything of the days ahead is closed or taken', () => {
    const closed = {
      ...rules,
      closures: [{ id: 'c', start: minutesOf('2027-03-01T00:00:00Z'), end: minutesOf('2027-12-01T00:00:00Z') }],
    };
    const question = {
      providerId: 'dr-adams',
      type: typeOf('exam'),
      sheets: [],
      now: minutesOf('2027-03-10T10:00:00Z'),
    };
    expect(daysToThirdNext(closed, question)).toBeNull();
  });

  it('is not asked of whom no hours are kept', () => {
    const idle = {
      ...rules,
      providers: new Map([
        ['dr-idle', { schedule: { timeZone: ZONE, weekly: [], overrides: [] }, revision: 1, version: 1 }],
      ]),
    };
    expect([isSampled(idle, 'dr-idle', 0), isSampled(rules, 'dr-adams', minutesOf('2027-03-10T10:00:00Z'))]).toEqual([
      false,
      true,
    ]);
  });

  it('needs the pages of the days ahead, and of the night before', () => {
    expect(sheetDays(rules, minutesOf('2027-03-10T10:00:00Z'))).toEqual({
      firstDay: '2027-03-10',
      lastDay: '2027-06-08',
    });
  });

  it('is where the third lies when one after the other is booked, whatever is taken before', () => {
    const now = minutesOf('2027-03-10T10:03:00Z');
    const start = fc
      .integer({ min: 0, max: 4 * 288 })
      .map((quantum) => minutesOf('2027-03-10T10:00:00Z') + quantum * 5);
    const code = fc.constantFrom('exam', 'hour', 'surgery-consult');
    fc.assert(
      fc.property(
        fc.array(start, { maxLength: 80 }),
        code,
        fc.constantFrom('dr-adams', 'dr-always', 'dr-night'),
        (starts, code, providerId) => {
          const type = typeOf(code);
          const taken = [...starts];
          const { schedule } = rules.providers.get(providerId) as never as {
            schedule: Parameters<typeof findSlots>[0]['schedule'];
          };
          const found = [1, 2, 3].map(() => {
            const sheets = booked(taken, type);
            const question = {
              schedule,
              closures: [],
              type,
              policy: rules.policy,
              sheets,
              from: now,
              to: now + 90 * 1440,
              now,
            };
            const [first] = findSlots({ ...question, limit: 1 });
            taken.push(first?.start ?? 0);
            return first?.start ?? 0;
          });
          const dateOf = (minutes: number) =>
            new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(new Date(minutes * 60_000));
          const days = (Date.parse(dateOf(found[2] ?? 0)) - Date.parse(dateOf(now))) / 86_400_000;
          expect(daysToThirdNext(rules, { providerId, type, sheets: booked(starts, type), now })).toBe(days);
        },
      ),
      { numRuns: 60 },
    );
  });
});
