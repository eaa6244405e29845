import { endNotice } from '@frontdesk/ui/session/after-sign-in';
import { localSignIn } from '@frontdesk/ui/session/local-sign-in';
import type { OtherTabs } from '@frontdesk/ui/session/other-tabs';
import { sessionQueries } from '@frontdesk/ui/session/session-queries';
import { useEnd, useEntrance } from '@frontdesk/ui/session/use-entrance';
import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import type { Configuration } from './configuration.ts';
import { DeskPage } from './desk/desk-page.tsx';
import { InactivityLock } from './session/inactivity-lock.tsx';
import { holderOf, type Session, type SignIn } from './session/session.ts';
import { SignInPage } from './session/sign-in-page.tsx';

const LOCK_AFTER_MINUTES = 15;

/** The page: signed out or signed in. */
export function App({ configuration }: { readonly configuration: Configuration }) {
  const { apiUrl, signIn, lockAfterMinutes = LOCK_AFTER_MINUTES } = configuration;
  const entrance = useEntrance(() => wayOf(signIn));

  if (entrance.kind === 'opening') return null;
  if (entrance.kind === 'outside') {
    const local = signIn.kind === 'local' ? signIn : undefined;
    return <SignInPage local={local} notice={endNotice()} signIn={entrance.begin} />;
  }
  const { session, tabs, leave } = entrance;
  return (
    <SignedIn
      key={session.subject}
      apiUrl={apiUrl}
      session={session}
      tabs={tabs}
      lockAfterMinutes={lockAfterMinutes}
      leave={leave}
    />
  );
}

// What only Cognito's way needs is not loaded where there is another.
async function wayOf(signIn: Configuration['signIn']): Promise<SignIn> {
  if (signIn.kind === 'local') return localSignIn(signIn, holderOf);
  const { cognitoSignIn } = await import('@frontdesk/ui/session/cognito-sign-in');
  return cognitoSignIn(signIn, holderOf);
}

interface SignedInProps {
  readonly apiUrl: string;
  readonly session: Session;
  readonly tabs: OtherTabs;
  readonly lockAfterMinutes: number;
  readonly leave: () => void;
}

function SignedIn({ apiUrl, session, tabs, lockAfterMinutes, leave }: SignedInProps) {
  const end = useEnd({ session, tabs, leave });
  // What was read goes with the session that read it.
  const [queries] = useState(() => sessionQueries(() => end('expired')));
  return (
    <QueryClientProvider client={queries}>
      <DeskPage apiUrl={apiUrl} session={session} signOut={() => end('signed-out')} />
      <InactivityLock lockAfterMinutes={lockAfterMinutes} tabs={tabs} lock={() => end('locked')} />
    </QueryClientProvider>
  );
}
