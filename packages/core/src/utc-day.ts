/** The UTC day of an instant: `2026-11-28`. */
export function utcDayOf(epochMilliseconds: number): string {
  return new Date(epochMilliseconds).toISOString().slice(0, 10);
}
