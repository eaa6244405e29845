import { textClaims, type Session as UiSession, type SignIn as UiSignIn } from '@frontdesk/ui/session/session';

interface Holder {
  readonly subject: string;
  readonly email: string;
}

/** A vendor's developer who has signed in. */
export type Session = Holder & UiSession;

/** Who to be, where one may choose. */
export interface ChosenVendor {
  readonly email: string;
}

export type SignIn = UiSignIn<Holder, ChosenVendor>;

/** Who an access token is for. */
export function holderOf(accessToken: string): Holder {
  const text = textClaims(accessToken);
  return { subject: text('sub'), email: text('email') };
}
