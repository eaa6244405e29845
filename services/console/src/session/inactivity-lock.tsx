import type { OtherTabs } from '@frontdesk/ui/session/other-tabs';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type LockStage, lockStage } from './lock.ts';

const ACTIVITY = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
/** Other tabs hear of somebody's being there no more often. */
const TELL_MS = 2_000;

interface InactivityLockProps {
  readonly lockAfterMinutes: number;
  readonly tabs: Pick<OtherTabs, 'tell' | 'listen'>;
  readonly lock: () => void;
}

/** Ends the session when nobody has touched any of its tabs for a time, with a warning before; also after the computer slept.
 *  [45 CFR 164.312(a)(2)(iii)] */
export function InactivityLock({ lockAfterMinutes, tabs, lock }: InactivityLockProps) {
  const [stage, setStage] = useState<LockStage>({ kind: 'open' });
  const lastActive = useRef(Date.now());
  const latest = useRef(lock);
  latest.current = lock;

  useEffect(() => {
    let told = 0;
    const look = (): void => setStage(lockStage(Date.now() - lastActive.current, lockAfterMinutes * 60_000));
    const note = (): void => {
      // Who comes back after the time is over comes too late.
      const idleMs = Date.now() - lastActive.current;
      if (lockStage(idleMs, lockAfterMinutes * 60_000).kind !== 'locked') lastActive.current = Date.now();
      look();
    };
    const beActive = (): void => {
      note();
      if (Date.now() - told < TELL_MS) return;
      told = Date.now();
      tabs.tell({ kind: 'active' });
    };
    for (const name of ACTIVITY) addEventListener(name, beActive, { passive: true });
    document.addEventListener('visibilitychange', look);
    const timer = setInterval(look, 1_000);
    const stopListening = tabs.listen({ ended: () => undefined, active: note });
    return () => {
      for (const name of ACTIVITY) removeEventListener(name, beActive);
      document.removeEventListener('visibilitychange', look);
      clearInterval(timer);
      stopListening();
    };
  }, [lockAfterMinutes, tabs]);
  useEffect(() => {
    if (stage.kind === 'locked') latest.current();
  }, [stage]);

  return stage.kind === 'warning' ? <LockWarning seconds={stage.seconds} /> : null;
}

function LockWarning({ seconds }: { readonly seconds: number }) {
  const place = useRef<HTMLDivElement>(null);
  // Above an open dialog.
  useLayoutEffect(() => place.current?.showPopover(), []);
  return (
    <div ref={place} className="lock-warning" popover="manual">
      <p role="alert">Nobody seems to be here. Press a key or move the pointer to stay signed in.</p>
      <p className="clock" role="timer">
        {seconds} s
      </p>
    </div>
  );
}
