import { sourceRelease, sourceSegments, sourceZones } from './source-zone-rules.ts';

const UNIT_MINUTES = 15;
const START = Date.UTC(2025, 0, 1) / 60_000;
const END = Date.UTC(2041, 0, 1) / 60_000;

/** `zone-table.ts` as the installed source of zone rules has it. See ADR-0004. */
export function zoneTableText(): string {
  const rules = new Map<string, string[]>();
  for (const name of sourceZones()) {
    const segments = sourceSegments(name, START, END);
    const isTooFine = segments.some(
      ({ start, offsetMinutes }) => (start - START) % UNIT_MINUTES !== 0 || offsetMinutes % UNIT_MINUTES !== 0,
    );
    // Left to the runtime. There is none at present.
    if (isTooFine) continue;
    const text = segments
      .map(({ start, offsetMinutes }) => {
        const offset = String(offsetMinutes / UNIT_MINUTES);
        return start === START ? offset : `${((start - START) / UNIT_MINUTES).toString(36)}:${offset}`;
      })
      .join(' ');
    rules.set(text, [...(rules.get(text) ?? []), name]);
  }

  return `// Written by \`pnpm zones\`; do not edit.

/** Every zone's offsets from 2025 to 2040, zones of the same offsets together. */
export const ZONE_TABLE: {
  readonly release: string;
  readonly start: number;
  readonly end: number;
  readonly rules: readonly string[];
} = {
  release: '${sourceRelease}',
  start: ${START},
  end: ${END},
  rules: [
${[...rules].map(([text, zones]) => `    '${text} = ${zones.join(' ')}',`).join('\n')}
  ],
};
`;
}
