import { expect, it } from 'vitest';
import { bookability } from './bookability.ts';
import { formatUtcInstant, parseInstant } from './instant.ts';
import type { Schedule } from './schedule.ts';
import { findSlots } from './slot-search.ts';
import { readings, STEP_MINUTES, startsBy, zonesByClock } from './wall-clock-readings.fixture.ts';
import { zoneSegments } from './zone-offsets.ts';
import { ZONE_TABLE } from './zone-table.ts';

/** A year with every change of the clocks, and the days around it that windows and appointments reach into. */
const FROM = parseInstant('2026-10-01T00:00:00Z')!.epochMinutes;
const TO = parseInstant('2027-10-01T00:00:00Z')!.epochMinutes;
const MARGIN = 2 * 1440;
const STEPS_PER_DAY = 1440 / STEP_MINUTES;
const STEPS = Array.from({ length: (TO - FROM) / STEP_MINUTES }, (_, step) => step);
/** Start grid and offer interval, in minutes. */
const GRIDS: readonly (readonly [number, number])[] = [
  ...[15, 20, 30, 45, 50, 60, 90].map((minutes) => [minutes, minutes] as const),
  [5, 15],
  [45, 15],
  [20, 50],
];

const type = { code: 'exam', durationMinutes: 30, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 };
const openingHours: Omit<Schedule, 'timeZone'> = {
  weekly: [
    { dayOfWeek: 'mon', start: '09:00', end: '17:00' },
    { dayOfWeek: 'tue', start: '08:30', end: '12:00' },
    { dayOfWeek: 'tue', start: '13:45', end: '18:00' },
    { dayOfWeek: 'wed', start: '22:30', end: '01:30' },
    { dayOfWeek: 'thu', start: '09:10', end: '10:30' },
    { dayOfWeek: 'thu', start: '10:30', end: '11:40' },
    { dayOfWeek: 'thu', start: '22:00', end: '04:00' },
    { dayOfWeek: 'sat', start: '21:30', end: '24:00' },
    { dayOfWeek: 'sun', start: '00:00', end: '24:00' },
  ],
  overrides: [
    // Over the end of the night before, and over a change of the clocks in Europe.
    { date: '2026-11-05', windows: [{ start: '00:45', end: '03:30' }] },
    { date: '2027-03-28', windows: [{ start: '01:30', end: '05:10' }] },
  ],
};

const groups = zonesByClock(FROM - MARGIN, TO + MARGIN);

it('every zone of a group has the same stretches of offset, which is all that a search knows of a zone', () => {
  const covered = new Set(groups.flat());
  const names = ZONE_TABLE.rules.flatMap((entry) => entry.split(' = ')[1]?.split(' ') ?? []);
  expect([...names, ...Intl.supportedValuesOf('timeZone')].filter((name) => !covered.has(name))).toEqual([]);
  const stretches = (name: string) => JSON.stringify(zoneSegments(name, FROM - MARGIN, TO + MARGIN));
  const odd = groups.flatMap(([first = '', ...others]) =>
    others.filter((name) => stretches(name) !== stretches(first)),
  );
  expect(odd).toEqual([]);
});

it('offers what the clocks on the wall say, in every zone for a year, and books just that', {
  timeout: 120_000,
}, () => {
  for (const [timeZone = ''] of groups) {
    const rules = { schedule: { timeZone, ...openingHours }, closures: [], type, now: 0 };
    const { fits, isOn } = startsBy(readings(timeZone, FROM, TO + MARGIN), openingHours, type);
    const fitting = STEPS.filter(fits);
    const nearChange = stepsNearChanges(timeZone);
    for (const [startGridMinutes, offerIntervalMinutes] of GRIDS) {
      const policy = { startGridMinutes, offerIntervalMinutes, minimumNoticeMinutes: 0 };
      const offered = findSlots({ ...rules, policy, sheets: [], from: FROM, to: TO }).map(({ start }) => start);
      const onGrid = fitting.filter((step) => isOn(startGridMinutes, step));
      const isOneGrid = startGridMinutes === offerIntervalMinutes;
      const onBoth = isOneGrid ? onGrid : onGrid.filter((step) => isOn(offerIntervalMinutes, step));
      const expected = onBoth.map(instantOf);
      expect(offered.length).toBeGreaterThan(0);
      expectSame({ timeZone, policy }, offered, expected);

      if (!isOneGrid) continue;
      // Every offer of the year, and every five minutes where the clocks change.
      const question = { ...rules, policy, start: 0 };
      const isBookable = (start: number) => {
        question.start = start;
        return bookability(question) === 'bookable';
      };
      const mayStart = (step: number) => fits(step) && isOn(startGridMinutes, step);
      expectSame({ timeZone, policy }, expected.filter(isBookable), expected);
      expectSame(
        { timeZone, policy },
        nearChange.map(instantOf).filter(isBookable),
        nearChange.filter(mayStart).map(instantOf),
      );
    }
  }
});

function instantOf(step: number): number {
  return FROM + step * STEP_MINUTES;
}

/** As `toEqual`, which takes most of a minute for millions of numbers. */
function expectSame(about: object, found: readonly number[], expected: readonly number[]): void {
  const isSame = found.length === expected.length && found.every((start, index) => start === expected[index]);
  if (!isSame)
    expect({ ...about, starts: found.map(formatUtcInstant) }).toEqual({
      ...about,
      starts: expected.map(formatUtcInstant),
    });
}

/** The steps within a day of a change of the clocks, or of the override that meets the night before. */
function stepsNearChanges(timeZone: string): number[] {
  const override = parseInstant('2026-11-05T00:00:00Z')!.epochMinutes;
  const changes = [...zoneSegments(timeZone, FROM, TO).map(({ start }) => start), override];
  const near = changes.flatMap((change) => {
    const step = Math.floor((change - FROM) / STEP_MINUTES);
    return STEPS.slice(Math.max(step - STEPS_PER_DAY, 0), step + STEPS_PER_DAY);
  });
  return [...new Set(near)].sort((a, b) => a - b);
}
