import { MOST_USAGE_DAYS } from '@frontdesk/contracts/portal-usage';
import { inputInvalid } from '@frontdesk/core/app-error';
import { utcDayOf } from '@frontdesk/core/utc-day';

const DAY_MILLISECONDS = 86_400_000;
const DAYS_UNLESS_ASKED = 30;

/** The UTC days that a question about usage is about; up to today, and 30 days of them, unless it says otherwise. Throws INPUT_INVALID. */
export function usageRange(
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
  now: number,
): { readonly from: string; readonly to: string } {
  const last = to ?? utcDayOf(now);
  const first = from ?? utcDayOf(Date.parse(last) - (DAYS_UNLESS_ASKED - 1) * DAY_MILLISECONDS);
  const days = (Date.parse(last) - Date.parse(first)) / DAY_MILLISECONDS + 1;
  if (days < 1) throw inputInvalid('/query/to', 'must not be before `from`');
  if (days > MOST_USAGE_DAYS)
    throw inputInvalid('/query/from', `must be at most ${MOST_USAGE_DAYS} days before the end`);
  return { from: first, to: last };
}

/** Every day of a range, both ends included. */
export function daysBetween(from: string, to: string): string[] {
  const count = (Date.parse(to) - Date.parse(from)) / DAY_MILLISECONDS + 1;
  return Array.from({ length: count }, (_, index) => utcDayOf(Date.parse(from) + index * DAY_MILLISECONDS));
}
