import type { EpochMinutes, ZoneSegment } from './zone-segment.ts';
import { ZONE_TABLE } from './zone-table.ts';

/** The table counts time from its beginning, and offsets, in quarters of an hour: no zone is finer. */
const TABLE_UNIT_MINUTES = 15;

const zones = new Map<string, readonly ZoneSegment[]>();

/** The stretches of constant offset that make up [from, to) as written down beforehand, or `undefined` where nothing is:
 *  a zone or a time the table leaves out, or a runtime with newer rules, which then are asked instead. */
export function precomputedSegments(timeZone: string, from: EpochMinutes, to: EpochMinutes): ZoneSegment[] | undefined {
  if (from < ZONE_TABLE.start || to > ZONE_TABLE.end) return undefined;
  return segmentsOf(timeZone)
    ?.filter((segment) => segment.end > from && segment.start < to)
    .map(({ start, end, offsetMinutes }) => ({ start: Math.max(start, from), end: Math.min(end, to), offsetMinutes }));
}

/** Whether the table knows the zone; a zone it does not know may exist all the same. */
export function isPrecomputed(timeZone: string): boolean {
  return segmentsOf(timeZone) !== undefined;
}

function segmentsOf(timeZone: string): readonly ZoneSegment[] | undefined {
  const known = zones.get(timeZone);
  if (known !== undefined || isOutdated(process.versions.tz)) return known;
  for (const entry of ZONE_TABLE.rules) {
    const [rules = '', names = ''] = entry.split(' = ');
    if (!names.split(' ').includes(timeZone)) continue;
    const segments = readRules(rules);
    zones.set(timeZone, segments);
    return segments;
  }
  return undefined;
}

/** Releases of the IANA database are named by year and letter, so they sort as texts. */
export function isOutdated(runtimeRelease: string | undefined): boolean {
  return runtimeRelease === undefined || runtimeRelease > ZONE_TABLE.release;
}

/** `-20 4yo:-16 …`: the first offset, then each transition as time (base 36) and the offset from then on. */
function readRules(rules: string): ZoneSegment[] {
  const [first = '0', ...transitions] = rules.split(' ');
  const segments: ZoneSegment[] = [];
  let start: EpochMinutes = ZONE_TABLE.start;
  let offsetMinutes = Number(first) * TABLE_UNIT_MINUTES;
  for (const transition of transitions) {
    const [time = '0', offset = '0'] = transition.split(':');
    const end = ZONE_TABLE.start + Number.parseInt(time, 36) * TABLE_UNIT_MINUTES;
    segments.push({ start, end, offsetMinutes });
    start = end;
    offsetMinutes = Number(offset) * TABLE_UNIT_MINUTES;
  }
  segments.push({ start, end: ZONE_TABLE.end, offsetMinutes });
  return segments;
}
