import { FrontdeskError } from '@frontdesk/client/frontdesk-error';
import { ErrorResponse, User, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import type { Session, SignIn } from './session.ts';

/** Cognito's managed sign-in page, authorization code with PKCE. */
export interface CognitoSignIn {
  readonly kind: 'cognito';
  /** `https://cognito-idp.<region>.amazonaws.com/<user pool>`. */
  readonly authority: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  /** The user pool domain's `/logout`, which OpenID Connect discovery does not tell. */
  readonly logoutUrl: string;
}

/** What OAuth 2.0 calls a refresh token that is spent, and a client that may not have one (RFC 6749 section 5.2). */
const ENDED: readonly (string | null)[] = ['invalid_grant', 'invalid_client', 'unauthorized_client'];

/** Signs in on Cognito's page with an authorization code and PKCE, and leads back to the place from which it began. Tokens are
 *  kept for this tab only, and renewed with the refresh token. `holderOf` reads who an access token is for. */
export function cognitoSignIn<Holder>(
  { authority, clientId, scopes, logoutUrl }: CognitoSignIn,
  holderOf: (accessToken: string) => Holder,
): SignIn<Holder, unknown> {
  const origin = `${location.origin}/`;
  const manager = new UserManager({
    authority,
    client_id: clientId,
    redirect_uri: origin,
    scope: [...new Set(['openid', ...scopes])].join(' '),
    response_type: 'code',
    userStore: new WebStorageStateStore({ store: sessionStorage }),
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
    automaticSilentRenew: true,
  });
  let renewal: Promise<User> | undefined;
  // Many requests may be refused at once; the token is renewed once.
  const renewed = (): Promise<User> => {
    renewal ??= renewedUser(manager).finally(() => {
      renewal = undefined;
    });
    return renewal;
  };

  const sessionOf = (user: User): Holder & Session => ({
    ...holderOf(user.access_token),
    token: async ({ refused }) => {
      const held = await manager.getUser();
      return refused || held === null || held.expired ? (await renewed()).access_token : held.access_token;
    },
    signOut: async () => {
      // Who has copied the refresh token has nothing any more; a page that cannot reach Cognito still forgets its own.
      await manager.revokeTokens(['refresh_token']).catch(() => undefined);
      await manager.removeUser();
      const query = new URLSearchParams({ client_id: clientId, logout_uri: origin });
      location.assign(`${logoutUrl}?${query}`);
    },
    forget: () => manager.removeUser(),
  });

  return {
    restore: async () => {
      const query = new URLSearchParams(location.search);
      if (query.has('state') && (query.has('code') || query.has('error'))) {
        const user = await manager.signinCallback().finally(forgetQuery);
        if (typeof user?.state === 'string') history.replaceState(null, '', location.pathname + user.state);
        return user && sessionOf(user);
      }
      const user = await manager.getUser();
      if (user?.expired !== true) return user === null ? undefined : sessionOf(user);
      try {
        return sessionOf(await renewed());
      } catch (error) {
        // Without the issuer nobody knows; the page says that it cannot be reached, and goes on when it can.
        return error instanceof FrontdeskError && error.code === 'NETWORK' ? sessionOf(user) : undefined;
      }
    },
    begin: async () => {
      await manager.signinRedirect({ state: location.hash });
      return undefined;
    },
    share: async () => (await manager.getUser())?.toStorageString(),
    adopt: async (shared) => {
      const user = User.fromStorageString(shared);
      await manager.storeUser(user);
      return sessionOf(user);
    },
  };
}

async function renewedUser(manager: UserManager): Promise<User> {
  const held = await manager.getUser();
  if (held?.refresh_token === undefined) throw ended(undefined);
  try {
    const user = await manager.signinSilent();
    if (user === null) throw ended(undefined);
    return user;
  } catch (error) {
    if (error instanceof FrontdeskError) throw error;
    if (error instanceof ErrorResponse && ENDED.includes(error.error)) throw ended(error);
    throw new FrontdeskError('The issuer of the session cannot be reached.', {
      status: 0,
      code: 'NETWORK',
      cause: error,
    });
  }
}

const ended = (cause: unknown): FrontdeskError =>
  new FrontdeskError('The session has ended.', { status: 401, code: 'UNAUTHORIZED', cause });

// The code is spent; in the history it would only be an error on the way back.
function forgetQuery(): void {
  history.replaceState(null, '', location.pathname + location.hash);
}
