// Prints zone-table.ts from the rules of the Node that runs it. `pnpm zone-table` in this package; see ADR-0004.
import { runtimeSegments } from './runtime-zone-rules.ts';

const UNIT_MINUTES = 15;
const START = Date.UTC(2025, 0, 1) / 60_000;
const END = Date.UTC(2041, 0, 1) / 60_000;

// The runtime lists each zone under one name only, and keeps to the older of two; these are written as well.
const OTHER_NAMES = `UTC Etc/UTC GMT Africa/Asmara America/Argentina/Buenos_Aires America/Indiana/Indianapolis
  America/Kentucky/Louisville America/Nuuk Asia/Ho_Chi_Minh Asia/Kathmandu Asia/Kolkata Asia/Yangon Atlantic/Faroe
  Europe/Kyiv Pacific/Chuuk Pacific/Kanton Pacific/Pohnpei US/Alaska US/Arizona US/Central US/Eastern US/Hawaii
  US/Mountain US/Pacific`.split(/\s+/);

const names = [...new Set([...Intl.supportedValuesOf('timeZone'), ...OTHER_NAMES])].sort();
const rules = new Map<string, string[]>();
for (const name of names) {
  const segments = runtimeSegments(name, START, END);
  // A zone finer than the unit is left to the runtime.
  if (
    segments.some(
      ({ start, offsetMinutes }) => (start - START) % UNIT_MINUTES !== 0 || offsetMinutes % UNIT_MINUTES !== 0,
    )
  )
    continue;
  const text = segments
    .map(({ start, offsetMinutes }) => {
      const offset = String(offsetMinutes / UNIT_MINUTES);
      return start === START ? offset : `${((start - START) / UNIT_MINUTES).toString(36)}:${offset}`;
    })
    .join(' ');
  rules.set(text, [...(rules.get(text) ?? []), name]);
}

process.stdout.write(`// Written by write-zone-table.ts; do not edit.

/** Every zone's offsets from 2025 to 2040, zones of the same offsets together. */
export const ZONE_TABLE: {
  readonly release: string;
  readonly start: number;
  readonly end: number;
  readonly rules: readonly string[];
} = {
  release: '${process.versions.tz}',
  start: ${START},
  end: ${END},
  rules: [
${[...rules].map(([text, zones]) => `    '${text} = ${zones.join(' ')}',`).join('\n')}
  ],
};
`);
