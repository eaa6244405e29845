import type { Call } from '../desk/desk.ts';

/** From here on a wait is told in red. */
export const LONG_WAIT_SECONDS = 120;

export interface LiveNumbers {
  readonly waiting: number;
  /** Of who waits now; 0 while nobody does. */
  readonly longestWaitSeconds: number;
  /** Of the inbound calls that ended today, between 0 and 1; undefined while none has. */
  readonly missedRate: number | undefined;
  /** Appointments per call that somebody answered today; undefined while none was. */
  readonly bookedPerCall: number | undefined;
}

/** A day's calls in numbers, at `now` (epoch milliseconds). `calls`: all of the day's. */
export function liveNumbers(calls: readonly Call[], now: number): LiveNumbers {
  const waiting = calls.filter(({ status, direction }) => isWaiting(status) && direction !== 'outbound');
  const waits = waiting.map(({ queuedAt, initiatedAt }) => (now - Date.parse(queuedAt ?? initiatedAt ?? '')) / 1000);
  const ended = calls.filter(({ status, direction }) => status === 'ended' && direction === 'inbound');
  const answered = calls.filter(({ connectedAt, direction }) => connectedAt !== undefined && direction === 'inbound');
  const booked = new Set(answered.flatMap(({ appointmentIds }) => appointmentIds));
  return {
    waiting: waiting.length,
    longestWaitSeconds: Math.max(0, ...waits.filter((wait) => !Number.isNaN(wait))),
    missedRate: ended.length === 0 ? undefined : ended.filter(({ missed }) => missed).length / ended.length,
    bookedPerCall: answered.length === 0 ? undefined : booked.size / answered.length,
  };
}

function isWaiting(status: Call['status']): boolean {
  return status === 'initiated' || status === 'queued';
}
