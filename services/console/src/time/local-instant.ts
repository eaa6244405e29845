import { zoneOffset } from './wall-clock.ts';

/** The instant at which the practice's clocks show a time of a day (`HH:MM`), RFC 3339 in UTC. The first of two where the clocks
 *  show it twice; where they skip it, the instant at which they would have shown it. */
export function instantOn(day: string, time: string, timeZone: string): string {
  const reading = Date.parse(`${day}T${time}:00Z`);
  const [before, after] = [-1, 1].map((days) => offsetAt(reading + days * DAY_MS, timeZone)) as [number, number];
  const candidates = [reading - before, reading - after].toSorted((a, b) => a - b);
  const shown = candidates.find((epochMs) => epochMs + offsetAt(epochMs, timeZone) === reading);
  return new Date(shown ?? reading - before).toISOString();
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

function offsetAt(epochMs: number, timeZone: string): number {
  return zoneOffset(epochMs, timeZone) * MINUTE_MS;
}
