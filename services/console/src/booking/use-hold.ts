import { useEffect, useState } from 'react';
import { useDesk } from '../desk/desk.ts';
import { HoldKeeper } from './hold-keeper.ts';

/** Holds at most one time, and gives it back when the component or the page goes. */
export function useHold(): HoldKeeper {
  const { api } = useDesk();
  const [keeper] = useState(() => new HoldKeeper(api));
  useEffect(() => {
    const release = (): void => keeper.release();
    // A reload or a closed tab unmounts nothing.
    addEventListener('pagehide', release);
    return () => {
      removeEventListener('pagehide', release);
      release();
    };
  }, [keeper]);
  return keeper;
}
