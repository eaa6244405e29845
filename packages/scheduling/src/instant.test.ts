import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  epochSecondsOf,
  formatInstant,
  formatUtcInstant,
  formatWallClock,
  parseInstant,
  utcDateOf,
} from './instant.ts';

describe('parseInstant', () => {
  it.each([
    ['2026-03-09T13:00:00Z', '2026-03-09T13:00:00Z'],
    ['2026-03-09T09:00:00-04:00', '2026-03-09T13:00:00Z'],
    ['2026-03-09t09:00:00.000-04:00', '2026-03-09T13:00:00Z'],
    ['2026-03-09T13:00:00z', '2026-03-09T13:00:00Z'],
    ['2026-03-09T00:15:00+05:45', '2026-03-08T18:30:00Z'],
    ['2024-02-29T00:00:00-00:00', '2024-02-29T00:00:00Z'],
    ['0050-01-01T00:00:00Z', '0050-01-01T00:00:00Z'],
  ])('reads %s as %s', (text, utc) => {
    const parsed = parseInstant(text);
    expect(parsed && formatUtcInstant(parsed.epochMinutes)).toBe(utc);
    expect(parsed?.secondsPastMinute).toBe(0);
  });

  it.each([
    '2026-03-09T09:00:00',
    '2026-03-09T09:00-04:00',
    '2026-03-09 09:00:00-04:00',
    '2026-03-09T09:00:00-0400',
    '2026-03-09T09:00:00-04',
    '2026-02-30T09:00:00Z',
    '2025-02-29T09:00:00Z',
    '2026-13-01T09:00:00Z',
    '2026-00-01T09:00:00Z',
    '2026-03-09T24:00:00Z',
    '2026-03-09T09:60:00Z',
    '2026-06-30T23:59:60Z',
    '2026-03-09T09:00:00+24:00',
    '2026-03-09T09:00:00+04:60',
    '2026-03-09T09:00:00.Z',
    '2026-03-09T09:00:00,0Z',
    '+002026-03-09T09:00:00Z',
    '0000-01-01T00:00:00+01:00',
    '２０２６-03-09T09:00:00Z',
    '2026-03-09T09:00:00Z\n',
    ' 2026-03-09T09:00:00Z',
    '2026-03-09',
    '',
  ])('refuses %j', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  it('tells what lies past the whole minute, for the caller to judge', () => {
    expect(parseInstant('2026-03-09T09:00:30.5Z')?.secondsPastMinute).toBe(30.5);
    expect(parseInstant('2026-03-09T09:00:59Z')?.epochMinutes).toBe(parseInstant('2026-03-09T09:00:00Z')?.epochMinutes);
  });

  it('tells the wall-clock time as written, and none for Z, which says nothing of one', () => {
    expect(parseInstant('1970-01-02T00:10:00+05:45')?.writtenLocal).toEqual({ localMinutes: 1450, offsetMinutes: 345 });
    expect(parseInstant('1970-01-02T00:10:00+00:00')?.writtenLocal).toEqual({ localMinutes: 1450, offsetMinutes: 0 });
    expect(parseInstant('1970-01-02T00:10:00Z')).not.toHaveProperty('writtenLocal');
    expect(parseInstant('1970-01-02T00:10:00-00:00')).not.toHaveProperty('writtenLocal');
  });

  it('answers any text within its grammar or not at all', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parsed = parseInstant(text);
        return parsed === undefined || Number.isInteger(parsed.epochMinutes);
      }),
    );
  });
});

describe('formatInstant', () => {
  it.each([
    ['2026-03-09T13:00:00Z', 'America/New_York', '2026-03-09T09:00:00-04:00'],
    ['2026-03-08T06:30:00Z', 'America/New_York', '2026-03-08T01:30:00-05:00'],
    ['2026-03-08T07:30:00Z', 'America/New_York', '2026-03-08T03:30:00-04:00'],
    ['2026-11-01T05:30:00Z', 'America/New_York', '2026-11-01T01:30:00-04:00'],
    ['2026-11-01T06:30:00Z', 'America/New_York', '2026-11-01T01:30:00-05:00'],
    ['2026-01-01T00:00:00Z', 'Asia/Kathmandu', '2026-01-01T05:45:00+05:45'],
    ['2026-07-01T00:00:00Z', 'Australia/Lord_Howe', '2026-07-01T10:30:00+10:30'],
    ['2026-07-01T00:00:00Z', 'UTC', '2026-07-01T00:00:00+00:00'],
    ['2026-07-01T00:00:00Z', 'America/St_Johns', '2026-06-30T21:30:00-02:30'],
  ])('writes %s in %s as %s', (utc, timeZone, local) => {
    expect(formatInstant(parseInstant(utc)!.epochMinutes, timeZone)).toBe(local);
  });

  it('is undone by parseInstant, in every zone', () => {
    const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    fc.assert(
      fc.property(zone, fc.integer({ min: 1_000_000, max: 60_000_000 }), (timeZone, at) => {
        expect(parseInstant(formatInstant(at, timeZone))?.epochMinutes).toBe(at);
      }),
    );
  });
});

it('names the UTC day of an instant, which need not be the local one', () => {
  expect(utcDateOf(parseInstant('2026-03-08T23:30:00-05:00')!.epochMinutes)).toBe('2026-03-09');
});

it('gives back the second that a fraction of a minute was made from', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 253_402_300_799 }), (second) => epochSecondsOf(second / 60) === second),
  );
});

describe('formatWallClock', () => {
  it('writes the offset with which the clock shows the reading first', () => {
    for (const [date, time, timeZone, written] of [
      ['2026-12-08', '10:00', 'America/New_York', '2026-12-08T10:00:00-05:00'],
      ['2026-11-01', '01:30', 'America/New_York', '2026-11-01T01:30:00-04:00'],
      ['2026-11-01', '02:00', 'America/New_York', '2026-11-01T02:00:00-05:00'],
      ['2026-04-05', '01:45', 'Australia/Lord_Howe', '2026-04-05T01:45:00+11:00'],
      ['2026-07-01', '00:00', 'Asia/Kathmandu', '2026-07-01T00:00:00+05:45'],
    ] as const) {
      expect(formatWallClock(date, time, timeZone)).toBe(written);
    }
  });

  it('writes a reading that the clock skips with the offset before the gap', () => {
    expect(formatWallClock('2026-03-08', '02:30', 'America/New_York')).toBe('2026-03-08T02:30:00-05:00');
    // Samoa went over the date line and had no December 30.
    expect(formatWallClock('2011-12-30', '12:00', 'Pacific/Apia')).toBe('2011-12-30T12:00:00-10:00');
  });

  it('throws for what is no date or no time of day', () => {
    for (const [date, time] of [
      ['2026-02-30', '10:00'],
      ['2026-02-28', '24:00'],
      ['2026-02-28', '9:00'],
    ] as const) {
      expect(() => formatWallClock(date, time, 'America/New_York')).toThrow(RangeError);
    }
  });
});
