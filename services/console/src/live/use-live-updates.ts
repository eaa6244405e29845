import type { AppApiClient } from '@frontdesk/client/app-api-client';
import { RealtimeClient, type RealtimeEvent, type RealtimeState } from '@frontdesk/client/realtime-client';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { callWithEvent } from '../calls/call-events.ts';
import type { Call } from '../desk/desk.ts';
import { callsKey, callTasksKey, LIVE } from '../desk/live-queries.ts';
import { coalesce } from './coalesce.ts';

const REREAD_MS = 300;
/** The summary is there some seconds after the end of a call. */
const AFTER_CALL_MS = 20_000;

/** Keeps what is shown up to date for as long as the component is there, and tells how. */
export function useLiveUpdates(api: AppApiClient, practiceId: string): RealtimeState {
  const queries = useQueryClient();
  const [state, setState] = useState<RealtimeState>('connecting');

  useEffect(() => {
    const rereadAll = (): Promise<void> => queries.invalidateQueries({ queryKey: [LIVE] }, { throwOnError: true });
    const rereadKey = (queryKey: readonly string[], everyMs: number) =>
      coalesce(() => queries.invalidateQueries({ queryKey }), everyMs);
    const [appointments, slots] = [rereadKey([LIVE, 'appointments'], REREAD_MS), rereadKey([LIVE, 'slots'], REREAD_MS)];
    const calls = rereadKey(callsKey(practiceId), REREAD_MS);
    const callTasks = rereadKey(callTasksKey(practiceId), REREAD_MS);

    const apply = (event: RealtimeEvent): void => {
      if (event.topic === 'appointments') {
        // Events name no patient, so what changed is read.
        appointments();
        slots();
      } else if (event.event === 'call.task-changed') {
        callTasks();
      } else if (event.topic === 'calls') {
        applyToCalls(queries, practiceId, event);
        if (event.event === 'call.ended') setTimeout(calls, AFTER_CALL_MS);
      }
    };
    const realtime = new RealtimeClient({
      openTicket: () => api.createRealtimeTicket({}),
      onEvent: apply,
      onSnapshotNeeded: rereadAll,
      poll: rereadAll,
    });
    const stopListening = realtime.onStateChange(setState);
    const tryAgain = (): void => realtime.connect();
    addEventListener('online', tryAgain);
    realtime.connect();
    return () => {
      removeEventListener('online', tryAgain);
      stopListening();
      realtime.close();
      for (const pending of [appointments, slots, calls, callTasks]) pending.cancel();
    };
  }, [api, practiceId, queries]);

  return state;
}

function applyToCalls(queries: QueryClient, practiceId: string, event: RealtimeEvent): void {
  queries.setQueryData<Call[]>(callsKey(practiceId), (calls) => calls && callWithEvent(calls, practiceId, event));
}
