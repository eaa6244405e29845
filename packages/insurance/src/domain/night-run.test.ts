import { ZONES_AS_IN_RUNTIME } from '@frontdesk/scheduling/zones-ahead-of-runtime.fixture';
import { describe, expect, it } from 'vitest';
import { countsFrom, firstTryAt, nextRun, runAfter, tomorrowOf } from './night-run.ts';

const at = (instant: string): number => Date.parse(instant);
const wall = (epochMilliseconds: number, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(epochMilliseconds);
/** Half hours, clocks that change in autumn, in Ramadan, and at midnight. */
const ODD_ZONES = ['Australia/Lord_Howe', 'Africa/Casablanca', 'America/Santiago', 'Asia/Beirut', 'Pacific/Chatham'];
const dayAfter = (date: string): string =>
  new Date(Date.parse(`${date}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

describe('the next run', () => {
  it.each([
    ['2026-12-01T12:00:00Z', 'America/New_York', '2026-12-01T23:00:00Z', '2026-12-02'],
    ['2026-12-01T23:00:00Z', 'America/New_York', '2026-12-02T04:00:00Z', '2026-12-02'],
    ['2026-12-02T04:00:00Z', 'America/New_York', '2026-12-02T23:00:00Z', '2026-12-03'],
    // The clocks go forward in the night of March 14, 2027, and back in that of November 7.
    ['2027-03-14T00:00:00Z', 'America/New_York', '2027-03-14T04:00:00Z', '2027-03-14'],
    ['2027-03-14T04:00:00Z', 'America/New_York', '2027-03-14T22:00:00Z', '2027-03-15'],
    ['2027-11-07T03:00:00Z', 'America/New_York', '2027-11-07T23:00:00Z', '2027-11-08'],
    ['2026-12-01T12:00:00Z', 'Pacific/Kiritimati', '2026-12-02T04:00:00Z', '2026-12-03'],
    ['2026-12-01T12:00:00Z', 'Pacific/Pago_Pago', '2026-12-02T05:00:00Z', '2026-12-02'],
    ['2026-12-01T12:00:00Z', 'Asia/Kathmandu', '2026-12-01T12:15:00Z', '2026-12-02'],
  ])('after %s in %s starts at %s for %s', (after, timeZone, startsAt, serviceDate) => {
    expect(nextRun(at(after), timeZone)).toEqual({ startsAt: at(startsAt), serviceDate });
  });

  it('comes at 18:00 and 23:00 of each day of the year, for the day after, in every zone', () => {
    // Reading a clock of the runtime is slow: every fifth zone, and the odd ones.
    const some = ZONES_AS_IN_RUNTIME.filter((name, index) => index % 5 === 0 || ODD_ZONES.includes(name));
    for (const timeZone of some) {
      const [first, last] = [at('2027-01-01T00:00:00Z'), at('2027-12-31T00:00:00Z')];
      const runs = [];
      for (let run = nextRun(first, timeZone); run.startsAt < last; run = nextRun(run.startsAt, timeZone))
        runs.push(run);
      expect(Math.abs(runs.length - 2 * 364)).toBeLessThanOrEqual(1);
      // Reading a clock of the runtime is slow: some days, and those around each change of offset.
      for (const [index, { startsAt, serviceDate }] of runs.entries()) {
        const gap = startsAt - (runs[index - 2]?.startsAt ?? 0);
        if (index % 181 !== 0 && gap === 24 * 60 * 60_000) continue;
        const [date = '', time] = wall(startsAt, timeZone).split(' ');
        expect([timeZone, time, serviceDate]).toEqual([
          timeZone,
          expect.stringMatching(/^(18|23):00$/),
          dayAfter(date),
        ]);
      }
    }
  });
});

describe('the run after another', () => {
  const zone = 'America/New_York';

  it.each([
    ['at once', '2026-12-01T23:00:05Z', '2026-12-02T04:00:00Z', '2026-12-02'],
    ['after the second was due', '2026-12-02T04:30:00Z', '2026-12-02T04:00:00Z', '2026-12-02'],
    ['on the day of service', '2026-12-02T20:00:00Z', '2026-12-02T04:00:00Z', '2026-12-02'],
    ['when that day is over', '2026-12-03T05:00:00Z', '2026-12-02T23:00:00Z', '2026-12-03'],
    ['months later', '2027-06-15T12:00:00Z', '2027-06-14T22:00:00Z', '2027-06-15'],
  ])('that ends %s is the first whose day is not over', (_, now, startsAt, serviceDate) => {
    expect(runAfter(at('2026-12-01T23:00:00Z'), at(now), zone)).toEqual({ startsAt: at(startsAt), serviceDate });
  });
});

describe('a night', () => {
  const zone = 'America/New_York';

  it('spreads first tries until 3:00 of the day of service, over the hour that the clock skips', () => {
    const now = at('2027-03-13T23:00:00Z');
    expect(firstTryAt('2027-03-14', now, zone, 0)).toBe(now);
    expect(firstTryAt('2027-03-14', now, zone, 0.999_999)).toBeLessThan(at('2027-03-14T08:00:00Z'));
    expect(firstTryAt('2027-03-14', now, zone, 0.999_999)).toBeGreaterThan(at('2027-03-14T07:59:00Z'));
  });

  it('that is over has 15 minutes', () => {
    const now = at('2027-03-15T14:00:00Z');
    expect(firstTryAt('2027-03-15', now, zone, 0.5)).toBe(now + 7.5 * 60_000);
  });

  it('needs what was asked for within 24 hours, and through the day what was that young at 18:00', () => {
    expect(countsFrom('2026-12-08', at('2026-12-01T12:00:00Z'), zone)).toBe(at('2026-11-30T12:00:00Z'));
    expect(countsFrom('2026-12-08', at('2026-12-07T23:00:00Z'), zone)).toBe(at('2026-12-06T23:00:00Z'));
    expect(countsFrom('2026-12-08', at('2026-12-09T04:59:00Z'), zone)).toBe(at('2026-12-06T23:00:00Z'));
  });

  it("belongs to the practice's calendar", () => {
    expect(tomorrowOf(at('2026-12-02T04:30:00Z'), zone)).toBe('2026-12-02');
    expect(tomorrowOf(at('2026-12-02T05:30:00Z'), zone)).toBe('2026-12-03');
  });
});
