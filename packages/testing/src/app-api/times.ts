export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Far enough ahead that nothing has passed, near enough that everything may be planned. */
const firstDay = Math.floor(Date.now() / 86_400_000) + 30;

/** A date of the suite's practices, `YYYY-MM-DD`; day 0 is a month from now. */
export function dateOf(day: number): string {
  return new Date((firstDay + day) * 86_400_000).toISOString().slice(0, 10);
}

/** An instant in the suite's zone, as the App API writes it. */
export function instantOn(day: number, minuteOfDay: number): string {
  const hours = String(Math.floor(minuteOfDay / 60)).padStart(2, '0');
  return `${dateOf(day)}T${hours}:${String(minuteOfDay % 60).padStart(2, '0')}:00-07:00`;
}
