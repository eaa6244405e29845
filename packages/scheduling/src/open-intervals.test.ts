import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { DAYS_OF_WEEK } from './calendar-date.ts';
import { formatInstant, parseInstant } from './instant.ts';
import type { Interval } from './interval.ts';
import { openIntervals } from './open-intervals.ts';
import type { DailyWindow, Schedule, WeeklyWindow } from './schedule.ts';
import { closuresOf } from './schedule.ts';
import { ZONES_AS_IN_RUNTIME } from './zones-ahead-of-runtime.fixture.ts';

const at = (text: string): number => parseInstant(text)!.epochMinutes;
const newYork = 'America/New_York';
const lordHowe = 'Australia/Lord_Howe';
const daily = (timeZone: string, ...windows: [string, string][]): Schedule => ({
  timeZone,
  weekly: DAYS_OF_WEEK.flatMap((dayOfWeek) => windows.map(([start, end]) => ({ dayOfWeek, start, end }))),
  overrides: [],
});
const written = (intervals: Interval[], timeZone: string) =>
  intervals.map(({ start, end }) => `${formatInstant(start, timeZone)}/${formatInstant(end, timeZone)}`);
const minutes = (intervals: Interval[]) => intervals.reduce((sum, { start, end }) => sum + end - start, 0);
const openOn = (schedule: Schedule, from: string, to: string) =>
  written(openIntervals(schedule, [], at(from), at(to)), schedule.timeZone);

describe('a day on which the clocks change', () => {
  it('has 23 open hours in New York on 2026-03-08 and 25 on 2026-11-01', () => {
    const always = daily(newYork, ['00:00', '24:00']);
    expect(minutes(openIntervals(always, [], at('2026-03-08T00:00:00-05:00'), at('2026-03-09T00:00:00-04:00')))).toBe(
      23 * 60,
    );
    expect(minutes(openIntervals(always, [], at('2026-11-01T00:00:00-04:00'), at('2026-11-02T00:00:00-05:00')))).toBe(
      25 * 60,
    );
  });

  it('opens an hour that happens twice, twice', () => {
    expect(
      openOn(daily(newYork, ['01:00', '01:30']), '2026-11-01T00:00:00-04:00', '2026-11-01T12:00:00-05:00'),
    ).toEqual([
      '2026-11-01T01:00:00-04:00/2026-11-01T01:30:00-04:00',
      '2026-11-01T01:00:00-05:00/2026-11-01T01:30:00-05:00',
    ]);
  });

  it('opens a window into the repeated hour where its times are on the clock, and not between', () => {
    expect(
      openOn(daily(newYork, ['01:30', '03:00']), '2026-11-01T00:00:00-04:00', '2026-11-01T12:00:00-05:00'),
    ).toEqual([
      '2026-11-01T01:30:00-04:00/2026-11-01T01:00:00-05:00',
      '2026-11-01T01:30:00-05:00/2026-11-01T03:00:00-05:00',
    ]);
  });

  it('never opens an hour that is skipped', () => {
    expect(
      openOn(daily(newYork, ['02:00', '03:00']), '2026-03-08T00:00:00-05:00', '2026-03-08T12:00:00-04:00'),
    ).toEqual([]);
    expect(
      openOn(daily(newYork, ['02:30', '04:00']), '2026-03-08T00:00:00-05:00', '2026-03-08T12:00:00-04:00'),
    ).toEqual(['2026-03-08T03:00:00-04:00/2026-03-08T04:00:00-04:00']);
  });

  it('skips and repeats half an hour on Lord Howe', () => {
    const schedule = daily(lordHowe, ['01:00', '03:00']);
    expect(openOn(schedule, '2026-10-04T00:00:00+10:30', '2026-10-04T12:00:00+11:00')).toEqual([
      '2026-10-04T01:00:00+10:30/2026-10-04T03:00:00+11:00',
    ]);
    expect(minutes(openIntervals(schedule, [], at('2026-10-04T00:00:00+10:30'), at('2026-10-04T12:00:00+11:00')))).toBe(
      90,
    );
    expect(minutes(openIntervals(schedule, [], at('2026-04-05T00:00:00+11:00'), at('2026-04-05T12:00:00+10:30')))).toBe(
      150,
    );
  });

  it('makes the night of a window over midnight an hour shorter, or longer', () => {
    const nights = daily(newYork, ['22:00', '06:00']);
    const night = (from: string, to: string) => minutes(openIntervals(nights, [], at(from), at(to))) / 60;
    expect(night('2026-03-07T12:00:00-05:00', '2026-03-08T12:00:00-04:00')).toBe(7);
    expect(night('2026-10-31T12:00:00-04:00', '2026-11-01T12:00:00-05:00')).toBe(9);
    expect(night('2026-07-07T12:00:00-04:00', '2026-07-08T12:00:00-04:00')).toBe(8);
  });
});

describe('windows', () => {
  const nights: Schedule = {
    timeZone: newYork,
    weekly: [{ dayOfWeek: 'sun', start: '22:00', end: '02:00' }],
    overrides: [],
  };

  it('over midnight are open on both days, also from Sunday to Monday', () => {
    expect(openOn(nights, '2026-07-01T00:00:00-04:00', '2026-07-08T00:00:00-04:00')).toEqual([
      '2026-07-05T22:00:00-04:00/2026-07-06T02:00:00-04:00',
    ]);
    expect(openOn(nights, '2026-07-06T00:00:00-04:00', '2026-07-06T01:00:00-04:00')).toEqual([
      '2026-07-06T00:00:00-04:00/2026-07-06T01:00:00-04:00',
    ]);
  });

  it('that touch are one interval, across midnight too', () => {
    expect(
      openOn(
        daily(newYork, ['00:00', '12:00'], ['12:00', '24:00']),
        '2026-07-01T00:00:00-04:00',
        '2026-07-04T00:00:00-04:00',
      ),
    ).toEqual(['2026-07-01T00:00:00-04:00/2026-07-04T00:00:00-04:00']);
  });

  it('of an override replace those that start on its date, not what the evening before leads over midnight', () => {
    const override = (date: string, windows: DailyWindow[]) => ({ ...nights, overrides: [{ date, windows }] });
    const open = (schedule: Schedule) => openOn(schedule, '2026-07-05T00:00:00-04:00', '2026-07-07T00:00:00-04:00');
    expect(open(override('2026-07-05', []))).toEqual([]);
    expect(open(override('2026-07-06', []))).toEqual(['2026-07-05T22:00:00-04:00/2026-07-06T02:00:00-04:00']);
    expect(open(override('2026-07-05', [{ start: '09:00', end: '10:00' }]))).toEqual([
      '2026-07-05T09:00:00-04:00/2026-07-05T10:00:00-04:00',
    ]);
  });

  it('that are malformed open nothing', () => {
    expect(openOn(daily(newYork, ['09:00', 'noon']), '2026-07-01T00:00:00-04:00', '2026-07-04T00:00:00-04:00')).toEqual(
      [],
    );
  });
});

describe('closures', () => {
  const nineToFive = daily(newYork, ['09:00', '17:00']);
  const from = at('2026-07-06T00:00:00-04:00');

  it('are taken out, wherever they overlap the open hours or each other', () => {
    const closures = [
      { start: at('2026-07-06T12:30:00-04:00'), end: at('2026-07-06T14:00:00-04:00') },
      { start: at('2026-07-06T12:00:00-04:00'), end: at('2026-07-06T13:00:00-04:00') },
      { start: at('2026-07-06T16:55:00-04:00'), end: at('2026-07-07T09:10:00-04:00') },
    ];
    expect(written(openIntervals(nineToFive, closures, from, from + 2 * 1440), newYork)).toEqual([
      '2026-07-06T09:00:00-04:00/2026-07-06T12:00:00-04:00',
      '2026-07-06T14:00:00-04:00/2026-07-06T16:55:00-04:00',
      '2026-07-07T09:10:00-04:00/2026-07-07T17:00:00-04:00',
    ]);
  });

  it('of one provider do not concern another', () => {
    const closures = [
      { start: 0, end: 1 },
      { start: 0, end: 1, providerId: 'dr-a' },
      { start: 0, end: 1, providerId: 'dr-b' },
    ];
    expect(closuresOf(closures, 'dr-a')).toEqual([closures[0], closures[1]]);
  });
});

const gridTimes = fc.integer({ min: 0, max: 287 }).map((quantum) => {
  const [hour, minute] = [Math.floor(quantum / 12), (quantum % 12) * 5];
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
});
const windows = fc.record({ start: gridTimes, end: gridTimes });
const zones = fc.oneof(
  fc.constantFrom(newYork, lordHowe, 'Africa/Casablanca', 'America/Santiago', 'Asia/Beirut', 'Antarctica/Troll'),
  fc.constantFrom(...ZONES_AS_IN_RUNTIME),
);

it('opens exactly the minutes whose wall clock, as Temporal tells it, lies in a window', () => {
  const cases = fc.record({
    timeZone: zones,
    // Biased towards the hours around a change, where the errors would be.
    nearChange: fc.boolean(),
    from: fc.integer({ min: at('2025-01-01T00:00:00Z'), max: at('2042-01-01T00:00:00Z') }),
    weekly: fc.array(fc.record({ dayOfWeek: fc.constantFrom(...DAYS_OF_WEEK), start: gridTimes, end: gridTimes }), {
      maxLength: 6,
    }),
    override: fc.array(windows, { maxLength: 2 }),
  });
  fc.assert(
    fc.property(cases, ({ timeZone, nearChange, from, weekly, override }) => {
      let zoned = Temporal.Instant.fromEpochMilliseconds(from * 60_000).toZonedDateTimeISO(timeZone);
      if (nearChange) zoned = zoned.getTimeZoneTransition('next')?.subtract({ hours: 30 }) ?? zoned;
      const start = zoned.epochMilliseconds / 60_000;
      const overridden = zoned.add({ hours: 24 }).toPlainDate().toString();
      const schedule = { timeZone, weekly, overrides: [{ date: overridden, windows: override }] };
      const open = openIntervals(schedule, [], start, start + 48 * 60);

      const isOpen = openBy(schedule);
      const wrong: number[] = [];
      let openMinutes = 0;
      for (let instant = start; instant < start + 48 * 60; instant += 5) {
        const expected = isOpen(instant);
        if (open.some((interval) => interval.start <= instant && instant < interval.end) !== expected) {
          wrong.push(instant);
        }
        if (expected) openMinutes += 5;
      }
      expect(wrong.map((instant) => formatInstant(instant, timeZone))).toEqual([]);
      expect(Math.abs(minutes(open) - openMinutes)).toBeLessThanOrEqual(5 * open.length);
    }),
    { numRuns: 60 },
  );
});

/** Whether an instant lies in a window, as Temporal tells both. */
function openBy({ timeZone, weekly, overrides }: Schedule): (instant: number) => boolean {
  const windowsOf = (date: Temporal.PlainDate) => {
    const override = overrides.find((entry) => entry.date === date.toString());
    const ofDay: readonly DailyWindow[] =
      override?.windows ??
      weekly.filter((window: WeeklyWindow) => window.dayOfWeek === DAYS_OF_WEEK[date.dayOfWeek - 1]);
    return ofDay.map(({ start, end }) => ({
      opens: date.toPlainDateTime(start),
      closes: date.add({ days: end <= start ? 1 : 0 }).toPlainDateTime(end),
    }));
  };
  /** Those that start on a date or on the one before. */
  const known = new Map<string, ReturnType<typeof windowsOf>>();
  const windowsAround = (date: Temporal.PlainDate) => {
    const windows = known.get(date.toString()) ?? [-1, 0].flatMap((days) => windowsOf(date.add({ days })));
    known.set(date.toString(), windows);
    return windows;
  };
  return (instant) => {
    const local = Temporal.Instant.fromEpochMilliseconds(instant * 60_000)
      .toZonedDateTimeISO(timeZone)
      .toPlainDateTime();
    return windowsAround(local.toPlainDate()).some(
      ({ opens, closes }) =>
        Temporal.PlainDateTime.compare(opens, local) <= 0 && Temporal.PlainDateTime.compare(local, closes) < 0,
    );
  };
}
