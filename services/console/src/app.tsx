import { endNotice, rememberEnd, returnToPlace } from '@frontdesk/ui/session/after-sign-in';
import { type EndReason, type OtherTabs, otherTabs } from '@frontdesk/ui/session/other-tabs';
import { sessionQueries } from '@frontdesk/ui/session/session-queries';
import { QueryClientProvider } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { Configuration } from './configuration.ts';
import { DeskPage } from './desk/desk-page.tsx';
import { InactivityLock } from './session/inactivity-lock.tsx';
import { localSignIn } from './session/local-sign-in.ts';
import { type ChosenUser, holderOf, type Session, type SignIn } from './session/session.ts';
import { SignInPage } from './session/sign-in-page.tsx';

const LOCK_AFTER_MINUTES = 15;

/** The ways in of this browser, and what its other tabs have. */
interface Entrance {
  readonly way: SignIn;
  readonly tabs: OtherTabs;
}

/** The page: signed out or signed in. */
export function App({ configuration }: { readonly configuration: Configuration }) {
  const { apiUrl, signIn, lockAfterMinutes = LOCK_AFTER_MINUTES } = configuration;
  const [entrance, setEntrance] = useState<Entrance>();
  const [session, setSession] = useState<Session | 'unknown' | undefined>('unknown');

  const enter = useCallback((entered: Session | undefined): void => {
    if (entered !== undefined) returnToPlace();
    setSession(entered);
  }, []);
  useEffect(() => {
    let tabs: OtherTabs | undefined;
    let isGone = false;
    const open = async (): Promise<void> => {
      const way = await wayOf(signIn);
      if (isGone) return;
      tabs = otherTabs(() => way.share());
      setEntrance({ way, tabs });
      const restored = await way.restore().catch(() => undefined);
      if (restored !== undefined) return enter(restored);
      const shared = await tabs.askForSession();
      enter(shared === undefined ? undefined : await way.adopt(shared).catch(() => undefined));
    };
    void open();
    return () => {
      isGone = true;
      tabs?.close();
    };
  }, [signIn, enter]);

  if (session === 'unknown' || entrance === undefined) return null;
  if (session === undefined) {
    const local = signIn.kind === 'local' ? signIn : undefined;
    const begin = async (user: ChosenUser | undefined) => enter(await entrance.way.begin(user));
    return <SignInPage local={local} notice={endNotice()} signIn={begin} />;
  }
  return (
    <SignedIn
      key={session.subject}
      apiUrl={apiUrl}
      session={session}
      tabs={entrance.tabs}
      lockAfterMinutes={lockAfterMinutes}
      leave={() => setSession(undefined)}
    />
  );
}

// What only Cognito's way needs is not loaded where there is another.
async function wayOf(signIn: Configuration['signIn']): Promise<SignIn> {
  if (signIn.kind === 'local') return localSignIn(signIn);
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
  const end = useCallback(
    (why: EndReason, isTold = false): void => {
      rememberEnd(why);
      // Another tab may have a token that is still good.
      if (!isTold && why !== 'expired') tabs.tell({ kind: 'ended', why });
      leave();
      // Where it has ended already, or another tab has ended it, there is nothing to end at the issuer.
      void (why === 'expired' || isTold ? session.forget() : session.signOut());
    },
    [session, tabs, leave],
  );
  useEffect(() => tabs.listen({ ended: (why) => end(why, true), active: () => undefined }), [tabs, end]);
  // What was read goes with the session that read it.
  const [queries] = useState(() => sessionQueries(() => end('expired')));
  return (
    <QueryClientProvider client={queries}>
      <DeskPage apiUrl={apiUrl} session={session} signOut={() => end('signed-out')} />
      <InactivityLock lockAfterMinutes={lockAfterMinutes} tabs={tabs} lock={() => end('locked')} />
    </QueryClientProvider>
  );
}
