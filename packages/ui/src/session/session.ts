import type { TokenProvider } from '@frontdesk/client/app-api-client';

/** Somebody who has signed in. */
export interface Session {
  /** Throws FrontdeskError: UNAUTHORIZED when the session has ended, NETWORK when its issuer cannot be reached. */
  readonly token: TokenProvider;
  /** Ends it at its issuer too. */
  signOut(): void | Promise<void>;
  /** Forgets it here: it has ended. */
  forget(): void | Promise<void>;
}

/** A way of signing in; `User` says who to be, where one may choose. */
export interface SignIn<Holder, User> {
  /** The session of before a reload, or of a return from the sign-in page; undefined: ask. */
  restore(): Promise<(Holder & Session) | undefined>;
  /** Undefined: the sign-in page has taken over. */
  begin(user: User | undefined): Promise<(Holder & Session) | undefined>;
  /** What another tab of this browser needs to go on with this one's session; undefined: there is none. */
  share(): Promise<string | undefined>;
  /** Goes on with the session of another tab. */
  adopt(shared: string): Promise<(Holder & Session) | undefined>;
}

/** The claims of an access token that are text, by name; '' where there is none. Read for display only: the API verifies, this
 *  does not. */
export function textClaims(accessToken: string): (name: string) => string {
  const [, payload = ''] = accessToken.split('.');
  const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  const claims = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
  return (name) => (typeof claims[name] === 'string' ? claims[name] : '');
}
