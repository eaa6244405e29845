import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { formatInstant } from './instant.ts';
import { isOutdated, isPrecomputed, precomputedSegments } from './precomputed-zone-rules.ts';
import { runtimeSegments } from './runtime-zone-rules.ts';
import { ZONE_TABLE } from './zone-table.ts';
import { ZONES_AHEAD_OF_RUNTIME } from './zones-ahead-of-runtime.fixture.ts';

const { start, end, release } = ZONE_TABLE;
const names = ZONE_TABLE.rules.flatMap((entry) => entry.split(' = ')[1]?.split(' ') ?? []);

describe('the zone table', () => {
  it('has every zone of the runtime, and no older rules; else run `pnpm zones`', () => {
    expect(release >= (process.versions.tz ?? '')).toBe(true);
    expect(Intl.supportedValuesOf('timeZone').filter((name) => !names.includes(name))).toEqual([]);
  });

  it('has the changes of Temporal, and no others, in every zone and year but where the law has changed since', () => {
    const different = names.filter((timeZone) => {
      const changes = precomputedSegments(timeZone, start, end)?.map((segment) => [
        segment.start,
        segment.offsetMinutes,
      ]);
      return JSON.stringify(changes) !== JSON.stringify(changesOf(timeZone));
    });
    expect(different.sort()).toEqual([...ZONES_AHEAD_OF_RUNTIME].sort());
  });

  it('leaves a time it does not cover, and a zone it does not know, to the runtime', () => {
    expect(precomputedSegments('America/New_York', start - 1, start + 1)).toBeUndefined();
    expect(precomputedSegments('America/New_York', end - 1, end + 1)).toBeUndefined();
    expect(precomputedSegments('EST5EDT4', start, end)).toBeUndefined();
    expect(isPrecomputed('Mars/Olympus')).toBe(false);
  });

  it('gives way to a runtime with newer rules, and to one that does not say', () => {
    expect([release, '2025b', '2099a', undefined].map(isOutdated)).toEqual([false, false, true, true]);
  });
});

// From the news of the IANA database, releases 2026d to 2026f.
it.each([
  ['America/Winnipeg', '2026-12-08T15:00:00Z', '2026-12-08T10:00:00-05:00'],
  ['America/Rainy_River', '2027-02-01T15:00:00Z', '2027-02-01T10:00:00-05:00'],
  ['Canada/Central', '2030-01-15T15:00:00Z', '2030-01-15T10:00:00-05:00'],
  ['America/Winnipeg', '2026-10-31T15:00:00Z', '2026-10-31T10:00:00-05:00'],
  ['America/Inuvik', '2026-12-08T15:00:00Z', '2026-12-08T09:00:00-06:00'],
  ['America/Havana', '2026-12-08T15:00:00Z', '2026-12-08T11:00:00-04:00'],
  ['Cuba', '2027-03-10T15:00:00Z', '2027-03-10T11:00:00-04:00'],
  ['America/Havana', '2027-12-08T15:00:00Z', '2027-12-08T10:00:00-05:00'],
])('%s at %s shows %s, whatever the runtime knows', (timeZone, instant, local) => {
  expect(formatInstant(Date.parse(instant) / 60_000, timeZone)).toBe(local);
});

it('finds by looking what is written in the table', () => {
  for (const timeZone of ['America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Gaza', 'Asia/Tokyo']) {
    expect(runtimeSegments(timeZone, start, end)).toEqual(precomputedSegments(timeZone, start, end));
  }
});

function changesOf(timeZone: string): number[][] {
  let zoned = Temporal.Instant.fromEpochMilliseconds(start * 60_000).toZonedDateTimeISO(timeZone);
  const changes = [[start, zoned.offsetNanoseconds / 6e10]];
  for (;;) {
    const next = zoned.getTimeZoneTransition('next');
    if (next === null || next.epochMilliseconds >= end * 60_000) return changes;
    if (next.offsetNanoseconds !== zoned.offsetNanoseconds) {
      changes.push([next.epochMilliseconds / 60_000, next.offsetNanoseconds / 6e10]);
    }
    zoned = next;
  }
}
