import { AppError } from '@frontdesk/core/app-error';
import { parseInstant } from '@frontdesk/scheduling/instant';
import { resolveRange } from '@frontdesk/scheduling/search-range';

/** Epoch milliseconds: `from` included, `to` not. */
export interface CallRange {
  readonly from: number;
  readonly to: number;
}

/** The range of a list: dates are local days of the practice's zone (`to` included), instants are taken to the second, since a
 *  call may begin within a minute. At most 31 days. Throws INPUT_INVALID (`/query/…`). */
export function callRangeOf(asked: { readonly from: string; readonly to: string }, timeZone: string): CallRange {
  const resolved = resolveRange(asked, timeZone);
  if ('faults' in resolved) {
    const faults = resolved.faults.map(({ pointer, message }) => ({ pointer: `/query${pointer}`, message }));
    throw new AppError('INPUT_INVALID', { faults });
  }
  const { start, end } = resolved.range;
  return { from: millisecondsOf(asked.from, start), to: millisecondsOf(asked.to, end) };
}

function millisecondsOf(asked: string, resolvedEpochMinutes: number): number {
  const instant = parseInstant(asked);
  if (instant === undefined) return resolvedEpochMinutes * 60_000;
  return instant.epochMinutes * 60_000 + Math.round(instant.secondsPastMinute * 1000);
}
