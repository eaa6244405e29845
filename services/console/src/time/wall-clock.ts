/** What the practice's clocks read at an instant. Instants are RFC 3339 text or epoch milliseconds, days `YYYY-MM-DD`.
 *  Text with an offset is in the practice's own: the API writes it so. Its reading needs no zone rules of the browser's. */
export type Instant = string | number;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Rules change on quarters of an hour. */
const QUARTER_MS = 15 * MINUTE_MS;

const formatters = new Map<string, Intl.DateTimeFormat | undefined>();
const offsets = new Map<string, number>();

/** Whether this browser has the rules of a zone. Without them, what is only known as an instant is told in UTC. */
export function knowsZone(timeZone: string): boolean {
  return zoneFormatter(timeZone) !== undefined;
}

/** Minutes since midnight, and the day. */
export function readingAt(instant: Instant, timeZone: string): { readonly day: string; readonly minutes: number } {
  const shown = shownAt(instant, timeZone);
  return { day: shown.toISOString().slice(0, 10), minutes: shown.getUTCHours() * 60 + shown.getUTCMinutes() };
}

/** The clocks' reading as if it were UTC: for formatting. */
export function shownAt(instant: Instant, timeZone: string): Date {
  return new Date(new Date(instant).getTime() + offsetMinutes(instant, timeZone) * MINUTE_MS);
}

/** Whether the clocks show this reading twice, being set back in between. */
export function isShownTwice(instant: Instant, timeZone: string): boolean {
  const epochMs = new Date(instant).getTime();
  const [before, after] = [-3, 3].map((hours) => zoneOffset(epochMs + hours * HOUR_MS, timeZone)) as [number, number];
  const backMs = (before - after) * MINUTE_MS;
  if (backMs <= 0) return false;
  return zoneOffset(epochMs, timeZone) === before
    ? zoneOffset(epochMs + backMs, timeZone) === after
    : zoneOffset(epochMs - backMs, timeZone) === before;
}

/** Epoch milliseconds at which a day begins. */
export function startOfDay(day: string, timeZone: string): number {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const near = midnight - zoneOffset(midnight, timeZone) * MINUTE_MS;
  return midnight - zoneOffset(near, timeZone) * MINUTE_MS;
}

function offsetMinutes(instant: Instant, timeZone: string): number {
  const own = typeof instant === 'string' ? /([+-])(\d\d):(\d\d)$/.exec(instant) : null;
  if (own === null) return zoneOffset(new Date(instant).getTime(), timeZone);
  const [, sign, hours, minutes] = own;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** Minutes that a zone's clocks are ahead of UTC. */
export function zoneOffset(epochMs: number, timeZone: string): number {
  const format = zoneFormatter(timeZone);
  if (format === undefined) return 0;
  const quarter = Math.floor(epochMs / QUARTER_MS);
  const key = `${timeZone} ${quarter}`;
  const known = offsets.get(key) ?? readOffset(format, quarter * QUARTER_MS);
  offsets.set(key, known);
  return known;
}

function readOffset(format: Intl.DateTimeFormat, epochMs: number): number {
  const parts = Object.fromEntries(format.formatToParts(epochMs).map(({ type, value }) => [type, value]));
  const { year, month, day, hour, minute } = parts;
  return (Date.parse(`${year}-${month}-${day}T${hour}:${minute}:00Z`) - epochMs) / MINUTE_MS;
}

function zoneFormatter(timeZone: string): Intl.DateTimeFormat | undefined {
  if (formatters.has(timeZone)) return formatters.get(timeZone);
  const format = newFormatter(timeZone);
  formatters.set(timeZone, format);
  return format;
}

function newFormatter(timeZone: string): Intl.DateTimeFormat | undefined {
  const twoDigits = { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  try {
    return new Intl.DateTimeFormat('en-US', { year: 'numeric', ...twoDigits, hourCycle: 'h23', timeZone });
  } catch {
    return undefined;
  }
}
