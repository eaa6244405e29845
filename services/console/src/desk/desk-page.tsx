import { type AppApiClient, createAppApiClient } from '@frontdesk/client/app-api-client';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { CallsPage } from '../calls/calls-page.tsx';
import { DayPage } from '../day/day-page.tsx';
import { plainSentence } from '../errors/plain-sentence.ts';
import { ConnectionState } from '../live/connection-state.tsx';
import { useLiveUpdates } from '../live/use-live-updates.ts';
import type { Session } from '../session/session.ts';
import { Notice } from '../ui/notice.tsx';
import { DeskContext, type Practice } from './desk.ts';
import { hashOf, type Place, usePlace } from './use-place.ts';

interface DeskPageProps {
  readonly apiUrl: string;
  readonly session: Session;
  readonly signOut: () => void;
}

/** The page of somebody who has signed in. */
export function DeskPage({ apiUrl, session, signOut }: DeskPageProps) {
  const api = useMemo(() => createAppApiClient({ baseUrl: apiUrl, token: session.token }), [apiUrl, session]);
  const path = { id: session.practiceId };
  const { data: practice, error } = useQuery({
    queryKey: ['practice', session.practiceId],
    queryFn: ({ signal }) => api.readPractice({ path }, { signal }),
    staleTime: 5 * 60_000,
  });
  if (practice !== undefined) return <Desk api={api} session={session} practice={practice} signOut={signOut} />;
  return (
    <main className="page">
      {error ? (
        <>
          <Notice kind="error">{plainSentence(error)}</Notice>
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

const PAGES: readonly { readonly place: Place; readonly label: string }[] = [
  { place: { page: 'day', day: undefined }, label: 'Appointments' },
  { place: { page: 'calls' }, label: 'Calls' },
];

function Desk({ api, session, practice, signOut }: DeskProps) {
  const connection = useLiveUpdates(api, practice.id);
  const [place, goTo] = usePlace();
  const [announcement, announce] = useState('');
  useEffect(() => announce(''), [place.page]);
  const desk = useMemo(() => ({ api, session, practice, announce }), [api, session, practice]);
  return (
    <DeskContext value={desk}>
      <header className="top">
        <p className="brand">
          <img src="/favicon.svg" alt="" width="28" height="28" />
          Frontdesk
        </p>
        <nav aria-label="Pages">
          {PAGES.map(({ place: target, label }) => (
            <a key={label} href={hashOf(target)} aria-current={place.page === target.page ? 'page' : undefined}>
              {label}
            </a>
          ))}
        </nav>
        <ConnectionState state={connection} />
        <p className="who">
          {practice.displayName ?? practice.id} · {session.role}
          <button type="button" className="quiet" onClick={signOut}>
            Sign out
          </button>
        </p>
      </header>
      <main className="page">
        <div className={announcement === '' ? '' : 'announcement'} role="status">
          {announcement}
          {announcement !== '' && (
            <button type="button" className="quiet" aria-label="Dismiss" onClick={() => announce('')}>
              ✕
            </button>
          )}
        </div>
        {place.page === 'calls' ? (
          <CallsPage />
        ) : (
          <DayPage day={place.day} showDay={(day) => goTo({ page: 'day', day })} />
        )}
      </main>
    </DeskContext>
  );
}
