import type { Schemas } from '@frontdesk/client/app-api-client';
import { useCallback, useEffect, useRef } from 'react';
import { useDesk } from '../desk/desk.ts';

type Hold = Schemas['Hold'];

interface HoldKeeper {
  take(request: Schemas['CreateHoldRequest']): Promise<Hold>;
  /** Gives the time back, unless it was booked. */
  release(): void;
  /** It was booked: there is nothing to give back. */
  keep(): void;
}

/** Holds at most one time, and gives it back when the component or the page goes. */
export function useHold(): HoldKeeper {
  const { api } = useDesk();
  const held = useRef<string>(undefined);

  const release = useCallback(() => {
    const id = held.current;
    held.current = undefined;
    // When that fails, the hold ends by itself within five minutes; until then its holder is offered the time all the same.
    if (id !== undefined) void api.releaseHold({ path: { id } }, { keepalive: true }).catch(() => undefined);
  }, [api]);
  useEffect(() => {
    // A reload or a closed tab unmounts nothing.
    addEventListener('pagehide', release);
    return () => {
      removeEventListener('pagehide', release);
      release();
    };
  }, [release]);

  return {
    take: async (body) => {
      const hold = await api.createHold({ body });
      held.current = hold.id;
      return hold;
    },
    release,
    keep: () => {
      held.current = undefined;
    },
  };
}
