import type { TokenProvider } from '@frontdesk/client/app-api-client';

/** Somebody who has signed in. */
export interface Session {
  readonly practiceId: string;
  readonly role: string;
  readonly subject: string;
  /** Throws FrontdeskError: UNAUTHORIZED when the session has ended, NETWORK when its issuer cannot be reached. */
  readonly token: TokenProvider;
  /** Ends it at its issuer too. */
  signOut(): void | Promise<void>;
  /** Forgets it here: it has ended. */
  forget(): void | Promise<void>;
}

/** Who to be, where one may choose. */
export interface ChosenUser {
  readonly practiceId: string;
  readonly role: string;
}

/** A way of signing in. */
export interface SignIn {
  /** The session of before a reload, or of a return from the sign-in page; undefined: ask. */
  restore(): Promise<Session | undefined>;
  /** Undefined: the sign-in page has taken over. */
  begin(user: ChosenUser | undefined): Promise<Session | undefined>;
  /** What another tab of this browser needs to go on with this one's session; undefined: there is none. */
  share(): Promise<string | undefined>;
  /** Goes on with the session of another tab. */
  adopt(shared: string): Promise<Session | undefined>;
}

/** Who an access token is for. Read for display only: the API verifies, this does not. */
export function holderOf(accessToken: string): Pick<Session, 'practiceId' | 'role' | 'subject'> {
  const [, payload = ''] = accessToken.split('.');
  const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  const claims = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
  const text = (name: string): string => (typeof claims[name] === 'string' ? claims[name] : '');
  return { practiceId: text('practice_id'), role: text('role'), subject: text('sub') };
}
