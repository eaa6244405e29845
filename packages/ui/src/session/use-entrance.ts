import { useCallback, useEffect, useState } from 'react';
import { rememberEnd, returnToPlace } from './after-sign-in.ts';
import { type EndReason, type OtherTabs, otherTabs } from './other-tabs.ts';
import type { Session, SignIn } from './session.ts';

/** Who is in, or how to come in. */
export type Entrance<Holder, User> =
  /** Not known yet. */
  | { readonly kind: 'opening' }
  /** Throws what the way of signing in throws. */
  | { readonly kind: 'outside'; begin(user: User | undefined): Promise<void> }
  | { readonly kind: 'inside'; readonly session: Holder & Session; readonly tabs: OtherTabs; leave(): void };

/** The session of this tab, of before a reload, or of another tab of this browser. `openWay` is called once. */
export function useEntrance<Holder, User>(openWay: () => Promise<SignIn<Holder, User>>): Entrance<Holder, User> {
  const [open, setOpen] = useState<{ readonly way: SignIn<Holder, User>; readonly tabs: OtherTabs }>();
  const [session, setSession] = useState<(Holder & Session) | 'unknown' | undefined>('unknown');

  const enter = useCallback((entered: (Holder & Session) | undefined): void => {
    if (entered !== undefined) returnToPlace();
    setSession(entered);
  }, []);
  const [openOnce] = useState(() => openWay);
  useEffect(() => {
    let tabs: OtherTabs | undefined;
    let isGone = false;
    const openDoor = async (): Promise<void> => {
      const way = await openOnce();
      if (isGone) return;
      tabs = otherTabs(() => way.share());
      setOpen({ way, tabs });
      const restored = await way.restore().catch(() => undefined);
      if (restored !== undefined) return enter(restored);
      const shared = await tabs.askForSession();
      enter(shared === undefined ? undefined : await way.adopt(shared).catch(() => undefined));
    };
    void openDoor();
    return () => {
      isGone = true;
      tabs?.close();
    };
  }, [openOnce, enter]);

  if (session === 'unknown' || open === undefined) return { kind: 'opening' };
  if (session === undefined) return { kind: 'outside', begin: async (user) => enter(await open.way.begin(user)) };
  return { kind: 'inside', session, tabs: open.tabs, leave: () => setSession(undefined) };
}

/** Ends a session for a reason: here, at its issuer, and in the other tabs. */
export function useEnd<Holder>({
  session,
  tabs,
  leave,
}: {
  readonly session: Holder & Session;
  readonly tabs: OtherTabs;
  readonly leave: () => void;
}): (why: EndReason) => void {
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
  return end;
}
