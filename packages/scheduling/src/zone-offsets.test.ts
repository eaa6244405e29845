import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { formatUtcInstant, parseInstant } from './instant.ts';
import {
  isTimeZone,
  localDateOf,
  localTimeExists,
  offsetMinutesAt,
  startOfLocalDay,
  zoneSegments,
} from './zone-offsets.ts';
import { ZONES_AS_IN_RUNTIME } from './zones-ahead-of-runtime.fixture.ts';

const at = (text: string): number => parseInstant(text)!.epochMinutes;
const zones = fc.constantFrom(...ZONES_AS_IN_RUNTIME);
const instants = fc.integer({ min: at('1975-01-01T00:00:00Z'), max: at('2060-01-01T00:00:00Z') });
const zoned = (epochMinutes: number, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(epochMinutes * 60_000).toZonedDateTimeISO(timeZone);

describe('zoneSegments', () => {
  it.each([
    ['America/New_York', '2026-03-08T07:00:00Z', -300, -240],
    ['America/New_York', '2026-11-01T06:00:00Z', -240, -300],
    ['Australia/Lord_Howe', '2026-04-04T15:00:00Z', 660, 630],
    ['Australia/Lord_Howe', '2026-10-03T15:30:00Z', 630, 660],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', -600, 840],
    ['Africa/Casablanca', '2026-02-15T02:00:00Z', 60, 0],
  ])('finds the change of %s at %s', (timeZone, change, before, after) => {
    const moment = at(change);
    expect(zoneSegments(timeZone, moment - 3000, moment + 3000)).toEqual([
      { start: moment - 3000, end: moment, offsetMinutes: before },
      { start: moment, end: moment + 3000, offsetMinutes: after },
    ]);
  });

  it('is one stretch where nothing changes, also over a year', () => {
    expect(zoneSegments('Asia/Tokyo', 0, 30_000_000)).toEqual([{ start: 0, end: 30_000_000, offsetMinutes: 540 }]);
  });

  it('covers the range without holes and agrees with Temporal at both ends of every stretch', () => {
    fc.assert(
      fc.property(zones, instants, fc.integer({ min: 1, max: 600_000 }), (timeZone, from, length) => {
        const segments = zoneSegments(timeZone, from, from + length);
        let reached = from;
        for (const { start, end, offsetMinutes } of segments) {
          expect(start).toBe(reached);
          expect(zoned(start, timeZone).offsetNanoseconds / 6e10).toBe(offsetMinutes);
          expect(zoned(end - 1, timeZone).offsetNanoseconds / 6e10).toBe(offsetMinutes);
          reached = end;
        }
        expect(reached).toBe(from + length);
      }),
      { numRuns: 300 },
    );
  });

  it('refuses a zone that does not exist', () => {
    expect(() => zoneSegments('Mars/Olympus', 0, 1)).toThrow(RangeError);
  });
});

it('knows the offset at any instant, whatever was asked before', () => {
  fc.assert(
    fc.property(zones, instants, (timeZone, instant) => {
      expect(offsetMinutesAt(timeZone, instant)).toBe(zoned(instant, timeZone).offsetNanoseconds / 6e10);
    }),
    { numRuns: 500 },
  );
});

describe('isTimeZone', () => {
  it.each([
    'America/New_York',
    'Asia/Kolkata',
    'Asia/Calcutta',
    'US/Eastern',
    'UTC',
    'Etc/GMT+5',
    'Australia/Lord_Howe',
  ])('knows %s', (name) => {
    expect(isTimeZone(name)).toBe(true);
  });
  it.each(['', 'Mars/Olympus', '+02:00', 'America/New York', 'America/New_York\n', '../etc/passwd', 'x'.repeat(5000)])(
    'does not know %j',
    (name) => {
      expect(isTimeZone(name)).toBe(false);
    },
  );
});

describe('a local day', () => {
  it.each([
    ['2026-03-08', 'America/New_York', '2026-03-08T05:00:00Z', 23],
    ['2026-11-01', 'America/New_York', '2026-11-01T04:00:00Z', 25],
    ['2026-07-01', 'America/New_York', '2026-07-01T04:00:00Z', 24],
    ['2026-04-05', 'Australia/Lord_Howe', '2026-04-04T13:00:00Z', 24.5],
    ['2026-10-04', 'Australia/Lord_Howe', '2026-10-03T13:30:00Z', 23.5],
  ])('%s in %s starts at %s and has %d hours', (date, timeZone, start, hours) => {
    const next = Temporal.PlainDate.from(date).add({ days: 1 }).toString();
    expect(formatUtcInstant(startOfLocalDay(date, timeZone))).toBe(start);
    expect((startOfLocalDay(next, timeZone) - startOfLocalDay(date, timeZone)) / 60).toBe(hours);
  });

  it('starts at 01:00 where the clocks go forward at midnight', () => {
    expect(formatUtcInstant(startOfLocalDay('2018-11-04', 'America/Sao_Paulo'))).toBe('2018-11-04T03:00:00Z');
  });

  it('starts when the next one does if the zone skipped it', () => {
    expect(startOfLocalDay('2011-12-30', 'Pacific/Apia')).toBe(startOfLocalDay('2011-12-31', 'Pacific/Apia'));
  });

  it('starts, and is read off an instant, as Temporal has it', () => {
    fc.assert(
      fc.property(zones, instants, (timeZone, instant) => {
        const date = zoned(instant, timeZone).toPlainDate();
        expect(localDateOf(instant, timeZone)).toBe(date.toString());
        expect(startOfLocalDay(date.toString(), timeZone)).toBe(
          date.toZonedDateTime(timeZone).startOfDay().epochMilliseconds / 60_000,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('is refused when it is no date', () => {
    expect(() => startOfLocalDay('2026-02-30', 'UTC')).toThrow(RangeError);
  });
});

describe('localTimeExists', () => {
  const exists = (text: string, timeZone: string) => localTimeExists(parseInstant(text)!.writtenLocal!, timeZone);

  it.each([
    ['2026-03-08T02:30:00-05:00', false],
    ['2026-03-08T02:30:00-04:00', false],
    ['2026-03-08T02:00:00-05:00', false],
    ['2026-03-08T02:59:00-04:00', false],
    ['2026-03-08T01:59:00-05:00', true],
    ['2026-03-08T03:00:00-04:00', true],
    ['2026-03-08T02:30:00+00:00', true],
    ['2026-03-08T02:30:00-06:00', true],
    ['2026-11-01T01:30:00-04:00', true],
    ['2026-11-01T01:30:00-05:00', true],
    ['2026-07-01T02:30:00-04:00', true],
  ])('%s in New York: %s', (text, expected) => {
    expect(exists(text, 'America/New_York')).toBe(expected);
  });

  it.each([
    ['2026-10-04T02:15:00+10:30', false],
    ['2026-10-04T02:15:00+11:00', false],
    ['2026-10-04T02:30:00+11:00', true],
    ['2026-10-04T01:59:00+10:30', true],
    ['2026-04-05T01:45:00+11:00', true],
  ])('%s on Lord Howe: %s', (text, expected) => {
    expect(exists(text, 'Australia/Lord_Howe')).toBe(expected);
  });
});
