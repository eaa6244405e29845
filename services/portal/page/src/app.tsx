import { endNotice } from '@frontdesk/ui/session/after-sign-in';
import { localSignIn } from '@frontdesk/ui/session/local-sign-in';
import type { OtherTabs } from '@frontdesk/ui/session/other-tabs';
import { sessionQueries } from '@frontdesk/ui/session/session-queries';
import { useEnd, useEntrance } from '@frontdesk/ui/session/use-entrance';
import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { Configuration } from './configuration.ts';
import { Frame } from './frame/frame.tsx';
import { type Place, usePlace } from './frame/place.ts';
import { Portal } from './frame/portal-page.tsx';
import { createPortalApi } from './portal-api.ts';
import { SignInPage } from './session/sign-in-page.tsx';
import { holderOf, type Session, type SignIn } from './session/vendor.ts';

const DocsPage = lazy(async () => ({ default: (await import('./docs/docs-page.tsx')).DocsPage }));

/** The portal: its documentation for everybody, the rest for those who have signed in. */
export function App({ configuration }: { readonly configuration: Configuration }) {
  const { signIn, partnerApiUrl } = configuration;
  const entrance = useEntrance(() => wayOf(signIn));
  const place = usePlace();

  if (entrance.kind === 'opening') return null;
  const docs = place.page === 'docs' && (
    <Suspense fallback={<p className="hint">Opening …</p>}>
      <DocsPage part={place.part} within={place.within} partnerApiUrl={partnerApiUrl} />
    </Suspense>
  );
  if (entrance.kind === 'outside') {
    return (
      <Frame place={place}>
        {docs || <SignInPage isLocal={signIn.kind === 'local'} notice={endNotice()} signIn={entrance.begin} />}
      </Frame>
    );
  }
  const { session, tabs, leave } = entrance;
  return (
    <SignedIn
      key={session.subject}
      place={place}
      session={session}
      tabs={tabs}
      leave={leave}
      configuration={configuration}
    >
      {docs}
    </SignedIn>
  );
}

// What only Cognito's way needs is not loaded where there is another.
async function wayOf(signIn: Configuration['signIn']): Promise<SignIn> {
  if (signIn.kind === 'local') return localSignIn(signIn, holderOf);
  const { cognitoSignIn } = await import('@frontdesk/ui/session/cognito-sign-in');
  return cognitoSignIn(signIn, holderOf);
}

interface SignedInProps {
  readonly place: Place;
  readonly session: Session;
  readonly tabs: OtherTabs;
  readonly leave: () => void;
  readonly configuration: Configuration;
  readonly children: React.ReactNode;
}

function SignedIn({ place, session, tabs, leave, configuration, children }: SignedInProps) {
  const end = useEnd({ session, tabs, leave });
  // What was read goes with the session that read it.
  const [queries] = useState(() => sessionQueries(() => end('expired')));
  const api = useMemo(() => createPortalApi(session), [session]);
  return (
    <QueryClientProvider client={queries}>
      <Frame place={place} email={session.email} signOut={() => end('signed-out')}>
        {children || <Portal api={api} place={place} partnerApiUrl={configuration.partnerApiUrl} />}
      </Frame>
    </QueryClientProvider>
  );
}
