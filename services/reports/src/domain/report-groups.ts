/** Days as ISO 8601 counts them, from 1. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Whole days between booking and start, by the first of each group. */
export const LEAD_TIME_DAYS = [0, 1, 2, 7, 14, 30] as const;

/** `0`, `1`, `2-6`, …, `30+`. */
export const LEAD_TIME_GROUPS: readonly string[] = LEAD_TIME_DAYS.map((first, index) => {
  const next = LEAD_TIME_DAYS[index + 1];
  if (next === undefined) return `${first}+`;
  return next === first + 1 ? String(first) : `${first}-${next - 1}`;
});
