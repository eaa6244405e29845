import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bookability } from './bookability.ts';
import { DAYS_OF_WEEK, formatDate } from './calendar-date.ts';
import { claimOf, pagesOf, sheetDaysOf } from './claim.ts';
import { FOREVER, isFree } from './day-sheet.ts';
import { formatInstant, parseInstant } from './instant.ts';
import { type DailyWindow, DEFAULT_BOOKING_POLICY, type Schedule } from './schedule.ts';
import { findSlots, type SlotQuestion } from './slot-search.ts';
import { startOfLocalDay } from './zone-offsets.ts';

const at = (text: string): number => parseInstant(text)!.epochMinutes;
const newYork = 'America/New_York';
const exam = { code: 'exam', durationMinutes: 30, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 };
const daily = (timeZone: string, ...windows: [string, string][]): Schedule => ({
  timeZone,
  weekly: DAYS_OF_WEEK.flatMap((dayOfWeek) => windows.map(([start, end]) => ({ dayOfWeek, start, end }))),
  overrides: [],
});
const policy30 = { ...DEFAULT_BOOKING_POLICY, offerIntervalMinutes: 30 };

/** What is offered on one local day, as RFC 3339. */
function offeredOn(date: string, schedule: Schedule, changes: Partial<SlotQuestion> = {}): string[] {
  const from = startOfLocalDay(date, schedule.timeZone);
  const to = startOfLocalDay(formatDate(Date.parse(date) / 86_400_000 + 1), schedule.timeZone);
  const question = { schedule, closures: [], type: exam, policy: policy30, sheets: [], from, to, now: 0, ...changes };
  return findSlots(question).map(({ start }) => formatInstant(start, schedule.timeZone));
}
const starts = (...asked: Parameters<typeof offeredOn>) => offeredOn(...asked).map((text) => text.slice(11, 16));
const sheet = (day: string, until: number, ...quanta: number[]) => ({
  day,
  claimedUntil: new Map(quanta.map((quantum) => [quantum, until])),
});

describe('findSlots on a day on which the clocks change', () => {
  it('offers both 01:00s and both 01:30s of 2026-11-01 in New York', () => {
    expect(offeredOn('2026-11-01', daily(newYork, ['01:00', '02:00']))).toEqual([
      '2026-11-01T01:00:00-04:00',
      '2026-11-01T01:30:00-04:00',
      '2026-11-01T01:00:00-05:00',
      '2026-11-01T01:30:00-05:00',
    ]);
  });

  it('goes from 01:30 to 03:00 on 2026-03-08, and the hour from 01:30 ends at 03:30', () => {
    const type = { ...exam, durationMinutes: 60 };
    const schedule = daily(newYork, ['01:00', '04:30']);
    expect(offeredOn('2026-03-08', schedule, { type })).toEqual([
      '2026-03-08T01:00:00-05:00',
      '2026-03-08T01:30:00-05:00',
      '2026-03-08T03:00:00-04:00',
      '2026-03-08T03:30:00-04:00',
    ]);
    const from = at('2026-03-08T06:30:00Z');
    const policy = DEFAULT_BOOKING_POLICY;
    expect(findSlots({ schedule, closures: [], type, policy, sheets: [], from, to: from + 1, now: 0 })).toEqual([
      { start: from, end: at('2026-03-08T07:30:00Z') },
    ]);
  });

  it('offers the half hour that Lord Howe repeats twice, and not the one it skips', () => {
    const schedule = daily('Australia/Lord_Howe', ['01:00', '03:00']);
    expect(offeredOn('2026-04-05', schedule)).toEqual([
      '2026-04-05T01:00:00+11:00',
      '2026-04-05T01:30:00+11:00',
      '2026-04-05T01:30:00+10:30',
      '2026-04-05T02:00:00+10:30',
      '2026-04-05T02:30:00+10:30',
    ]);
    expect(offeredOn('2026-10-04', schedule)).toEqual([
      '2026-10-04T01:00:00+10:30',
      '2026-10-04T01:30:00+10:30',
      '2026-10-04T02:30:00+11:00',
    ]);
  });

  it('has 46 half hours on the short day and 50 on the long one', () => {
    const always = daily(newYork, ['00:00', '24:00']);
    expect(offeredOn('2026-03-08', always)).toHaveLength(46);
    expect(offeredOn('2026-11-01', always)).toHaveLength(50);
    expect(offeredOn('2026-07-01', always)).toHaveLength(48);
  });
});

describe('findSlots', () => {
  const morning = daily(newYork, ['09:00', '11:00']);

  it('offers the starts of the interval that leave room before closing', () => {
    expect(starts('2026-07-06', morning)).toEqual(['09:00', '09:30', '10:00', '10:30']);
  });

  it('counts the interval from each window, and does not let two windows that touch part an appointment', () => {
    const policy = { ...DEFAULT_BOOKING_POLICY, offerIntervalMinutes: 60 };
    expect(
      starts('2026-07-06', daily(newYork, ['09:10', '10:30'], ['10:30', '11:40'], ['13:20', '14:20']), { policy }),
    ).toEqual(['09:10', '10:10', '10:30', '13:20']);
  });

  it('offers once what two windows open, where a night meets an override', () => {
    const schedule = {
      ...daily(newYork, ['22:00', '02:00']),
      overrides: [{ date: '2026-07-06', windows: [{ start: '00:30', end: '02:30' }] }],
    };
    expect(starts('2026-07-06', schedule)).toEqual(['00:00', '00:30', '01:00', '01:30', '02:00']);
  });

  it('offers the night over midnight, and its last start before the range ends although it reaches beyond', () => {
    expect(starts('2026-07-06', daily(newYork, ['23:00', '01:00']))).toEqual(['00:00', '00:30', '23:00', '23:30']);
  });

  it('skips closures without shifting the count', () => {
    const closures = [{ start: at('2026-07-06T09:00:00-04:00'), end: at('2026-07-06T09:40:00-04:00') }];
    expect(starts('2026-07-06', morning, { closures })).toEqual(['10:00', '10:30']);
  });

  it('skips what is claimed, with the buffers of the appointment that is looked for', () => {
    const sheets = [sheet('2026-07-06', FOREVER, 168, 169)];
    expect(starts('2026-07-06', morning, { sheets })).toEqual(['09:00', '09:30', '10:30']);
    const type = { ...exam, bufferBeforeMinutes: 5, bufferAfterMinutes: 5 };
    expect(starts('2026-07-06', morning, { sheets, type })).toEqual(['09:00', '10:30']);
  });

  it('offers a held time again when the hold has lapsed', () => {
    const now = at('2026-07-01T00:00:00Z');
    const sheets = [sheet('2026-07-06', now * 60 + 300, 156)];
    expect(starts('2026-07-06', morning, { sheets, now })).toEqual(['09:30', '10:00', '10:30']);
    expect(starts('2026-07-06', morning, { sheets, now: now + 5 })).toEqual(['09:30', '10:00', '10:30']);
    expect(starts('2026-07-06', morning, { sheets, now: now + 5 + 1 / 60 })).toEqual([
      '09:00',
      '09:30',
      '10:00',
      '10:30',
    ]);
  });

  it('keeps the notice', () => {
    const policy = { ...DEFAULT_BOOKING_POLICY, offerIntervalMinutes: 30, minimumNoticeMinutes: 60 };
    expect(starts('2026-07-06', morning, { policy, now: at('2026-07-06T08:31:00-04:00') })).toEqual(['10:00', '10:30']);
  });

  it('offers only what is on the start grid too', () => {
    const policy = { ...DEFAULT_BOOKING_POLICY, startGridMinutes: 30, offerIntervalMinutes: 20 };
    expect(starts('2026-07-06', morning, { policy })).toEqual(['09:00', '10:00']);
  });

  it('stops at the limit and goes on after it', () => {
    expect(starts('2026-07-06', morning, { limit: 2 })).toEqual(['09:00', '09:30']);
    expect(starts('2026-07-06', morning, { limit: 2, after: at('2026-07-06T09:30:00-04:00') })).toEqual([
      '10:00',
      '10:30',
    ]);
    expect(starts('2026-07-06', morning, { after: at('2026-07-06T10:30:00-04:00') })).toEqual([]);
  });
});

describe('findSlots on a start grid that does not divide the offset of the zone, or the day', () => {
  const grids = (startGridMinutes: number, offerIntervalMinutes = startGridMinutes) => ({
    policy: { ...DEFAULT_BOOKING_POLICY, startGridMinutes, offerIntervalMinutes },
  });
  const office = (timeZone: string) => daily(timeZone, ['09:00', '17:00']);

  it.each([
    ['Asia/Kolkata', 60, '09:00 10:00 11:00 12:00 13:00 14:00 15:00 16:00'],
    ['Asia/Kathmandu', 60, '09:00 10:00 11:00 12:00 13:00 14:00 15:00 16:00'],
    ['America/St_Johns', 60, '09:00 10:00 11:00 12:00 13:00 14:00 15:00 16:00'],
    ['Australia/Adelaide', 60, '09:00 10:00 11:00 12:00 13:00 14:00 15:00 16:00'],
    [newYork, 45, '09:00 09:45 10:30 11:15 12:00 12:45 13:30 14:15 15:00 15:45 16:30'],
    [newYork, 90, '09:00 10:30 12:00 13:30 15:00 16:30'],
    [newYork, 120, '09:00 11:00 13:00 15:00'],
    [newYork, 1440, '09:00'],
  ])('offers in %s every %d minutes from nine, in winter as in summer', (timeZone, grid, times) => {
    expect(starts('2026-12-08', office(timeZone), grids(grid))).toEqual(times.split(' '));
    expect(starts('2027-06-08', office(timeZone), grids(grid))).toEqual(times.split(' '));
  });

  it('offers Kathmandu its half hours', () => {
    expect(starts('2026-12-08', office('Asia/Kathmandu'), grids(30)).slice(0, 3)).toEqual(['09:00', '09:30', '10:00']);
  });

  it('offers the same ten times of 50 minutes from Monday to Friday', () => {
    const times = '09:00 09:50 10:40 11:30 12:20 13:10 14:00 14:50 15:40 16:30'.split(' ');
    for (const date of ['2026-12-07', '2026-12-08', '2026-12-09', '2026-12-10', '2026-12-11']) {
      expect(starts(date, office(newYork), grids(50))).toEqual(times);
    }
  });

  it('counts hours from half past eight where the practice opens then', () => {
    const times = starts('2026-12-08', daily(newYork, ['08:30', '12:30']), grids(60));
    expect(times).toEqual(['08:30', '09:30', '10:30', '11:30']);
  });

  it('offers what both grids have, from the start of the window on', () => {
    expect(starts('2026-12-08', office('Asia/Kolkata'), grids(45, 60))).toEqual(['09:00', '12:00', '15:00']);
  });

  it('offers a reading that the clocks show twice as two starts, one that they skip not at all', () => {
    const night = daily(newYork, ['00:30', '06:30']);
    expect(offeredOn('2026-11-01', night, grids(60)).slice(0, 4)).toEqual([
      '2026-11-01T00:30:00-04:00',
      '2026-11-01T01:30:00-04:00',
      '2026-11-01T01:30:00-05:00',
      '2026-11-01T02:30:00-05:00',
    ]);
    expect(starts('2027-03-14', night, grids(60))).toEqual(['00:30', '01:30', '03:30', '04:30', '05:30']);
  });
});

const quanta = fc.integer({ min: 0, max: 287 });
const time = quanta.map(
  (quantum) => `${String(Math.floor(quantum / 12)).padStart(2, '0')}:${String((quantum % 12) * 5).padStart(2, '0')}`,
);
const window = fc.record({ start: time, end: time });
const minutesOfGrid = (max: number) => fc.integer({ min: 0, max: max / 5 }).map((count) => count * 5);

it('offers exactly the starts of the interval that are bookable and free, and no others', () => {
  const base = at('2026-01-01T00:00:00Z');
  const questions = fc.record({
    timeZone: fc.constantFrom(newYork, 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/Havana', 'Europe/London'),
    // Near the changes of March to May and September to November as often as not.
    day: fc.integer({ min: 60, max: 330 }),
    weekly: fc.array(fc.record({ dayOfWeek: fc.constantFrom(...DAYS_OF_WEEK), start: time, end: time }), {
      maxLength: 8,
    }),
    override: fc.array(window, { maxLength: 2 }),
    closure: fc.tuple(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 600 })),
    type: fc.record({
      code: fc.constant('any'),
      durationMinutes: fc.integer({ min: 1, max: 120 }),
      bufferBeforeMinutes: fc.integer({ min: 0, max: 30 }),
      bufferAfterMinutes: minutesOfGrid(30),
    }),
    policy: fc.record({
      startGridMinutes: fc.constantFrom(5, 10, 15, 30, 45, 50, 90),
      offerIntervalMinutes: fc.constantFrom(5, 10, 15, 20, 60),
      minimumNoticeMinutes: fc.constantFrom(0, 90),
    }),
    claimed: fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), quanta, fc.constantFrom(-1, 0, 1)), { maxLength: 20 }),
    nowOffset: fc.integer({ min: -3000, max: 2000 }),
  });
  fc.assert(
    fc.property(questions, ({ timeZone, day, weekly, override, closure, type, policy, claimed, nowOffset }) => {
      const from = base + day * 1440;
      const to = from + 2 * 1440;
      const now = from + nowOffset;
      const overrides: { date: string; windows: DailyWindow[] }[] = [
        { date: formatDate(from / 1440 + 1), windows: override },
      ];
      const schedule: Schedule = { timeZone, weekly, overrides };
      const closures = [{ start: from + closure[0], end: from + closure[0] + closure[1] }];
      const sheets = [-1, 0, 1, 2].map((days, index) => {
        const ofDay = claimed
          .filter(([page]) => page === index)
          .map(([, quantum, past]) => [quantum, now * 60 + past] as const);
        return { day: formatDate(from / 1440 + days), claimedUntil: new Map(ofDay) };
      });
      const asked = { schedule, closures, type, policy, now };
      const found = findSlots({ ...asked, sheets, from, to });

      const bookableAndFree = (start: number) =>
        bookability({ ...asked, start }) === 'bookable' &&
        isFree(pagesOf(['r'], claimOf(start, type)), sheets, now * 60);
      expect(found.every(({ start, end }) => bookableAndFree(start) && end === start + type.durationMinutes)).toBe(
        true,
      );
      expect(found.every(({ start }, index) => start > (found[index - 1]?.start ?? from - 1) && start < to)).toBe(true);
      if (found.length > 0) {
        const half = found[Math.floor(found.length / 2)]!.start;
        expect(findSlots({ ...asked, sheets, from, to, after: half })).toEqual(
          found.filter(({ start }) => start > half),
        );
      }
      const days = sheetDaysOf(from, to, type);
      expect(
        findSlots({
          ...asked,
          from,
          to,
          sheets: sheets.filter((page) => page.day >= days.firstDay && page.day <= days.lastDay),
        }),
      ).toEqual(found);

      // With a start offered on every quantum nothing bookable may be left out.
      const everywhere = { ...policy, offerIntervalMinutes: 5 };
      const all = findSlots({ ...asked, policy: everywhere, sheets, from, to }).map(({ start }) => start);
      const expected = Array.from({ length: (to - from) / 5 }, (_, index) => from + index * 5).filter(
        (start) =>
          bookability({ ...asked, policy: everywhere, start }) === 'bookable' &&
          isFree(pagesOf(['r'], claimOf(start, type)), sheets, now * 60),
      );
      expect(all).toEqual(expected);
    }),
    { numRuns: 150 },
  );
});
