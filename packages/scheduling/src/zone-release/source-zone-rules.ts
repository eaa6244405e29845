import moment from 'moment-timezone';
import type { EpochMinutes, ZoneSegment } from '../zone-segment.ts';

const MILLISECONDS_PER_MINUTE = 60_000;

/** The package that carries the IANA database. Its version is pinned in the catalog. */
export const SOURCE_PACKAGE = 'moment-timezone';

/** The release of the IANA database that the installed source carries, such as `2026f`. */
export const sourceRelease: string = moment.tz.dataVersion;

/** Every zone and link of the source, in order. */
export function sourceZones(): string[] {
  return moment.tz.names().sort();
}

/** The stretches of constant offset that make up [from, to), by the source. Throws RangeError for an unknown zone. */
export function sourceSegments(timeZone: string, from: EpochMinutes, to: EpochMinutes): ZoneSegment[] {
  const zone = moment.tz.zone(timeZone);
  if (zone === null) throw new RangeError('The source has no such zone.');
  const segments: { start: EpochMinutes; end: EpochMinutes; offsetMinutes: number }[] = [];
  let start = Number.NEGATIVE_INFINITY;
  zone.untils.forEach((until, index) => {
    const end = (until ?? Number.POSITIVE_INFINITY) / MILLISECONDS_PER_MINUTE;
    // The source counts minutes west; 0 - x, so that UTC is 0 and not -0.
    const offsetMinutes = 0 - (zone.offsets[index] ?? Number.NaN);
    const previous = segments.at(-1);
    if (end > from && start < to) {
      // A new abbreviation alone is no change.
      if (previous?.offsetMinutes === offsetMinutes) previous.end = Math.min(end, to);
      else segments.push({ start: Math.max(start, from), end: Math.min(end, to), offsetMinutes });
    }
    start = end;
  });
  return segments;
}
