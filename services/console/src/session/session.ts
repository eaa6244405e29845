import { textClaims, type Session as UiSession, type SignIn as UiSignIn } from '@frontdesk/ui/session/session';

interface Holder {
  readonly practiceId: string;
  readonly role: string;
  readonly subject: string;
}

/** Somebody of a practice who has signed in. */
export type Session = Holder & UiSession;

/** Who to be, where one may choose. */
export interface ChosenUser {
  readonly practiceId: string;
  readonly role: string;
}

/** A way of signing in. */
export type SignIn = UiSignIn<Holder, ChosenUser>;

/** Who an access token is for. */
export function holderOf(accessToken: string): Holder {
  const text = textClaims(accessToken);
  return { practiceId: text('practice_id'), role: text('role'), subject: text('sub') };
}
