import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Configuration } from './configuration.ts';
import { DeskPage } from './desk/desk-page.tsx';
import { sessionQueries } from './desk/session-queries.ts';
import { cognitoSignIn } from './session/cognito-sign-in.ts';
import { localSignIn } from './session/local-sign-in.ts';
import type { ChosenUser, Session } from './session/session.ts';
import { SignInPage } from './session/sign-in-page.tsx';

const ENDED = 'Your session has ended. Sign in again to go on.';

/** The page: signed out or signed in. */
export function App({ configuration: { apiUrl, signIn } }: { readonly configuration: Configuration }) {
  const [way] = useState(() => (signIn.kind === 'local' ? localSignIn(signIn) : cognitoSignIn(signIn)));
  const [session, setSession] = useState<Session | 'unknown' | undefined>('unknown');
  const [notice, setNotice] = useState<string>();

  useEffect(() => {
    void way
      .restore()
      .catch(() => undefined)
      .then(setSession);
  }, [way]);

  if (session === 'unknown') return null;
  if (session === undefined) {
    const local = signIn.kind === 'local' ? signIn : undefined;
    const begin = async (user: ChosenUser | undefined) => setSession(await way.begin(user));
    return <SignInPage local={local} notice={notice} signIn={begin} />;
  }
  const end = (why: string | undefined): void => {
    setNotice(why);
    setSession(undefined);
    void session.signOut();
  };
  return <SignedIn key={session.subject} apiUrl={apiUrl} session={session} end={end} />;
}

interface SignedInProps {
  readonly apiUrl: string;
  readonly session: Session;
  readonly end: (why: string | undefined) => void;
}

// What was read goes with the session that read it.
function SignedIn({ apiUrl, session, end }: SignedInProps) {
  const [queries] = useState(() => sessionQueries(() => end(ENDED)));
  return (
    <QueryClientProvider client={queries}>
      <DeskPage apiUrl={apiUrl} session={session} signOut={() => end(undefined)} />
    </QueryClientProvider>
  );
}
