import type { Call } from '../desk/desk.ts';
import { stopwatchText } from '../time/practice-time.ts';
import { useNow } from '../time/use-now.ts';
import { LONG_WAIT_SECONDS, liveNumbers } from './live-numbers.ts';

/** How the day goes on the telephone, for managers. */
export function LiveNumbersLine({ calls }: { readonly calls: readonly Call[] }) {
  const { waiting, longestWaitSeconds, missedRate, bookedPerCall } = liveNumbers(calls, useNow(1_000));
  const isLong = longestWaitSeconds >= LONG_WAIT_SECONDS;
  const numbers: readonly (readonly [string, string, boolean?])[] = [
    ['Waiting now', String(waiting)],
    [
      'Longest wait',
      waiting === 0 ? '–' : `${stopwatchText(longestWaitSeconds)}${isLong ? ' – too long' : ''}`,
      isLong,
    ],
    ['Missed today', missedRate === undefined ? '–' : `${Math.round(missedRate * 100)} %`],
    ['Booked per call', bookedPerCall === undefined ? '–' : bookedPerCall.toFixed(2)],
  ];
  return (
    <dl className="live-numbers">
      {numbers.map(([name, value, isBad]) => (
        <div key={name} className={isBad ? 'bad' : undefined}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
