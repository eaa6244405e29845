import type { AppApiClient } from '@frontdesk/client/app-api-client';
import { RealtimeClient, type RealtimeEvent } from '@frontdesk/client/realtime-client';
import { hasCode } from '@frontdesk/ui/errors/problem';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useReducer, useRef } from 'react';
import { callWithEvent } from '../calls/call-events.ts';
import type { Call, Practice } from '../desk/desk.ts';
import { unverifiedKey, verificationsKey } from '../desk/insurance-queries.ts';
import { callsKey, callTasksKey, LIVE, standingKey } from '../desk/live-queries.ts';
import { readyReportKey } from '../desk/ready-report.ts';
import { rereadRules } from '../desk/rules-queries.ts';
import { vendorsKey } from '../desk/vendor-queries.ts';
import { weeklyReportKey } from '../desk/weekly-report-queries.ts';
import { applyAppointmentEvents } from './appointment-events.ts';
import { coalesce } from './coalesce.ts';
import { afterNews, type Connection, type ConnectionNews, connectionOf, NOTHING_KNOWN } from './connection.ts';
import { gather } from './gather.ts';

const REREAD_MS = 300;
/** At night verifications end by the thousand, and each list is several requests. */
const REREAD_LONG_MS = 2_000;
/** The summary is there some seconds after the end of a call. */
const AFTER_CALL_MS = 20_000;

/** Keeps what is shown up to date for as long as the component is there, and tells how. */
export function useLiveUpdates(api: AppApiClient, practice: Practice): Connection {
  const queries = useQueryClient();
  const [facts, tell] = useReducer(
    (known: typeof NOTHING_KNOWN, news: ConnectionNews) => afterNews(known, news, Date.now()),
    NOTHING_KNOWN,
  );

  // A new name of a provider is no reason to connect again.
  const latest = useRef(practice);
  latest.current = practice;
  const practiceId = practice.id;

  useEffect(() => {
    const rereadAll = async (): Promise<void> => {
      try {
        await queries.invalidateQueries({ queryKey: [LIVE] }, { throwOnError: true });
        tell({ kind: 'read', isAnswered: true });
      } catch (error) {
        tell({ kind: 'read', isAnswered: !hasCode(error, 'NETWORK', 'UNAVAILABLE') });
        throw error;
      }
    };
    const rereadKey = (queryKey: readonly string[], pauseMs = REREAD_MS) =>
      coalesce(() => queries.invalidateQueries({ queryKey }), pauseMs);
    const appointments = gather<RealtimeEvent>(
      (events) => applyAppointmentEvents(queries, { api, practice: latest.current }, events),
      REREAD_MS,
    );
    const rules = coalesce(() => rereadRules(queries, practiceId), REREAD_MS);
    const standing = rereadKey(standingKey(practiceId));
    const calls = rereadKey(callsKey(practiceId));
    const verifications = rereadKey(verificationsKey(practiceId));
    const unverified = rereadKey(unverifiedKey(practiceId), REREAD_LONG_MS);
    const callTasks = rereadKey(callTasksKey(practiceId));
    const vendors = rereadKey(vendorsKey(practiceId));
    const weekly = rereadKey(weeklyReportKey(practiceId));

    const apply = (event: RealtimeEvent): void => {
      if (event.event === 'schedule.changed') {
        rules();
      } else if (event.topic === 'appointments') {
        appointments(event);
        standing();
        unverified();
      } else if (event.topic === 'insurance') {
        verifications();
        unverified();
      } else if (event.topic === 'vendors') {
        vendors();
      } else if (event.event === 'report.ready') {
        queries.setQueryData(readyReportKey(practiceId), { reportId: String(event.data.reportId) });
        weekly();
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
      onProblem: (error) => {
        if (hasCode(error, 'NETWORK', 'UNAVAILABLE')) tell({ kind: 'read', isAnswered: false });
      },
    });
    const stopListening = realtime.onStateChange((state) => tell({ kind: 'realtime', state }));
    const tellNetwork = (): void => tell({ kind: 'network', isOnline: navigator.onLine });
    const tryAgain = (): void => {
      tellNetwork();
      realtime.connect();
      // The connection may have died with the network, which it notices later.
      void rereadAll().catch(() => undefined);
    };
    addEventListener('offline', tellNetwork);
    addEventListener('online', tryAgain);
    tellNetwork();
    realtime.connect();
    return () => {
      removeEventListener('offline', tellNetwork);
      removeEventListener('online', tryAgain);
      stopListening();
      realtime.close();
      for (const pending of [appointments, rules, standing, calls, verifications, unverified, callTasks])
        pending.cancel();
    };
  }, [api, practiceId, queries]);

  return connectionOf(facts);
}

function applyToCalls(queries: QueryClient, practiceId: string, event: RealtimeEvent): void {
  queries.setQueriesData<Call[]>(
    { queryKey: callsKey(practiceId) },
    (calls) => calls && callWithEvent(calls, practiceId, event),
  );
}
