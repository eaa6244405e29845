import { useState } from 'react';
import { stopwatchText } from '../time/practice-time.ts';
import { useNow } from '../time/use-now.ts';

/** How long the time is still kept, counted from now, so that no clock has to be right. Read out at the beginning, in the last minute
 *  and at the end, not every second. */
export function HoldCountdown({ holdTtlSeconds }: { readonly holdTtlSeconds: number }) {
  const now = useNow(1_000);
  const [since] = useState(now);
  const seconds = Math.ceil(holdTtlSeconds - (now - since) / 1000);
  const stage =
    seconds <= 0
      ? 'The hold has ended. You can still book, unless someone else is faster.'
      : seconds <= 60
        ? 'This time is held for you for less than a minute.'
        : 'This time is held for you.';
  return (
    <div className={`hold ${seconds <= 60 ? 'ending' : ''}`}>
      <p role="status">{stage}</p>
      {seconds > 0 && (
        <p className="clock" role="timer">
          {stopwatchText(seconds)}
        </p>
      )}
    </div>
  );
}
