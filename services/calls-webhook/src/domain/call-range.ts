import { AppError } from '@frontdesk/core/app-error';
import { resolveRange } from '@frontdesk/scheduling/search-range';

/** Epoch milliseconds: `from` included, `to` not. */
export interface CallRange {
  readonly from: number;
  readonly to: number;
}

/** The range of a list: dates are local days of the practice's zone (`to` included), instants are taken to the millisecond,
 *  since a call may begin within a minute. At most 31 days. Throws INPUT_INVALID (`/query/…`). */
export function callRangeOf(asked: { readonly from: string; readonly to: string }, timeZone: string): CallRange {
  const resolved = resolveRange(asked, timeZone, 'at-any-instant');
  if ('faults' in resolved) {
    const faults = resolved.faults.map(({ pointer, message }) => ({ pointer: `/query${pointer}`, message }));
    throw new AppError('INPUT_INVALID', { faults });
  }
  const { start, end } = resolved.range;
  return { from: Math.round(start * 60_000), to: Math.round(end * 60_000) };
}
