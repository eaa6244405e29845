/** A time in which nobody, or one provider, sees patients. Instants are RFC 3339. */
export interface ClosedTime {
  readonly start: string;
  readonly end: string;
  /** Undefined: the whole practice. */
  readonly providerId?: string | undefined;
}

const HOUR_MS = 3_600_000;
/** The API lists 31 days at most. */
const LONGEST_RANGE_MS = 30 * 24 * HOUR_MS;
/** No appointment is longer, so one that began earlier is over. */
const LONGEST_APPOINTMENT_MS = 6 * HOUR_MS;

/** Whether two times have a moment in common; that one ends as the other begins is none. */
export function overlaps(a: Pick<ClosedTime, 'start' | 'end'>, b: Pick<ClosedTime, 'start' | 'end'>): boolean {
  return Date.parse(a.start) < Date.parse(b.end) && Date.parse(b.start) < Date.parse(a.end);
}

/** What to ask the list of appointments, which goes by their starts, to find all that stand between two instants. */
export function rangesOf(start: string, end: string): { readonly from: string; readonly to: string }[] {
  const ranges: { from: string; to: string }[] = [];
  const last = Date.parse(end);
  for (let from = Date.parse(start) - LONGEST_APPOINTMENT_MS; from < last; from += LONGEST_RANGE_MS) {
    const to = Math.min(from + LONGEST_RANGE_MS, last);
    ranges.push({ from: new Date(from).toISOString(), to: new Date(to).toISOString() });
  }
  return ranges;
}
