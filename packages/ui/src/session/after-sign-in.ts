import type { EndReason } from './other-tabs.ts';

const PLACE = 'frontdesk.place';
const REASON = 'frontdesk.ended';

const NOTICES: Readonly<Record<EndReason, string | undefined>> = {
  'signed-out': undefined,
  expired: 'Your session has ended. Sign in again to go on.',
  locked: 'Locked, since nobody was here for a while. Sign in again to go on.',
};

/** Remembers for this tab why a session ended and where it was, since a sign-out leads over another page. No place names a
 *  patient. */
export function rememberEnd(why: EndReason): void {
  sessionStorage.setItem(REASON, why);
  // Somebody else may sign in next after a sign-out on purpose.
  if (why !== 'signed-out') sessionStorage.setItem(PLACE, location.hash);
}

/** What to tell at the sign-in page; undefined: nothing. */
export function endNotice(): string | undefined {
  return NOTICES[(sessionStorage.getItem(REASON) ?? 'signed-out') as EndReason];
}

/** Back to where the session was before. */
export function returnToPlace(): void {
  const place = sessionStorage.getItem(PLACE);
  for (const key of [PLACE, REASON]) sessionStorage.removeItem(key);
  if (place !== null && location.hash === '') history.replaceState(null, '', location.pathname + place);
}
