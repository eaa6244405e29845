import { useEffect, useState } from 'react';
import { now } from './server-clock.ts';

/** Epoch milliseconds by the server's clock, anew every `everyMs`. */
export function useNow(everyMs: number): number {
  const [shown, setShown] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setShown(now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return shown;
}
