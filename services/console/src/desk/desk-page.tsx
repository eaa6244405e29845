import { type AppApiClient, createAppApiClient } from '@frontdesk/client/app-api-client';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLiveUpdates } from '../live/use-live-updates.ts';
import type { Session } from '../session/session.ts';
import { learnServerTime } from '../time/server-clock.ts';
import { ReadProblem } from '../ui/read-problem.tsx';
import type { Practice } from './desk.ts';
import { DeskFrame } from './desk-frame.tsx';
import { practiceOf } from './rules-queries.ts';

interface DeskPageProps {
  readonly apiUrl: string;
  readonly session: Session;
  readonly signOut: () => void;
}

/** The page of somebody who has signed in. */
export function DeskPage({ apiUrl, session, signOut }: DeskPageProps) {
  const api = useMemo(
    () => createAppApiClient({ baseUrl: apiUrl, token: session.token, fetch: fetchAndLearn }),
    [apiUrl, session],
  );
  const { data, error, refetch } = useQuery(practiceOf(api, session.practiceId));
  if (data !== undefined) return <Desk api={api} session={session} practice={data} signOut={signOut} />;
  return (
    <main className="page">
      {error ? (
        <>
          <ReadProblem error={error} what={`The practice ${session.practiceId}`} tryAgain={() => void refetch()} />
          <button type="button" onClick={signOut}>
            Sign out
          </button>
        </>
      ) : (
        <p className="hint" role="status">
          Opening the desk …
        </p>
      )}
    </main>
  );
}

interface DeskProps {
  readonly api: AppApiClient;
  readonly session: Session;
  readonly practice: Practice;
  readonly signOut: () => void;
}

function Desk({ api, session, practice, signOut }: DeskProps) {
  const connection = useLiveUpdates(api, practice);
  return <DeskFrame api={api} session={session} practice={practice} connection={connection} signOut={signOut} />;
}

async function fetchAndLearn(request: Request): Promise<Response> {
  const sentAt = Date.now();
  const response = await fetch(request);
  learnServerTime(response.headers.get('date'), sentAt, Date.now());
  return response;
}
