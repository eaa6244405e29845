import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { isOutdated, isPrecomputed, precomputedSegments } from './precomputed-zone-rules.ts';
import { runtimeSegments } from './runtime-zone-rules.ts';
import { ZONE_TABLE } from './zone-table.ts';

const { start, end, release } = ZONE_TABLE;
const names = ZONE_TABLE.rules.flatMap((entry) => entry.split(' = ')[1]?.split(' ') ?? []);

describe('the zone table', () => {
  it('holds the rules of the runtime; else run `pnpm zone-table` in packages/scheduling', () => {
    expect(release).toBe(process.versions.tz);
    expect(Intl.supportedValuesOf('timeZone').filter((name) => !names.includes(name))).toEqual([]);
  });

  it('has the changes of Temporal, and no others, in every zone and year', () => {
    const wrong = names.filter((timeZone) => {
      const changes = precomputedSegments(timeZone, start, end)?.map((segment) => [
        segment.start,
        segment.offsetMinutes,
      ]);
      return JSON.stringify(changes) !== JSON.stringify(changesOf(timeZone));
    });
    expect(wrong).toEqual([]);
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
