/** What the clocks of a zone show, by ICU's own rules and arithmetic: nothing of it is shared with what it judges. */

/** Nights in which clocks change: an hour forward, an hour back, and half an hour each. */
export const NIGHTS: readonly (readonly [timeZone: string, date: string])[] = [
  ['America/New_York', '2026-03-08'],
  ['America/New_York', '2026-11-01'],
  ['Europe/London', '2026-03-29'],
  ['Europe/London', '2026-10-25'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['America/Phoenix', '2026-11-01'],
];

/** All quarters of an hour that a zone's clocks show within a date's day, in order. */
export function quartersOf(timeZone: string, date: string): { reading: string; epochMs: number }[] {
  const quarter = 15 * 60_000;
  const noon = Date.parse(`${date}T12:00:00Z`);
  const around = Array.from({ length: 4 * 72 }, (_, index) => noon - 36 * 3_600_000 + index * quarter);
  return around
    .map((epochMs) => ({ reading: readingAt(epochMs, timeZone), epochMs }))
    .filter(({ reading }) => reading.startsWith(date));
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** `2026-12-08 10:00`. */
export function readingAt(epochMs: number, timeZone: string): string {
  let clock = clocks.get(timeZone);
  clock ??= new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  clocks.set(timeZone, clock);
  return clock.format(epochMs);
}
