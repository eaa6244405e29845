import { type User, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import type { CognitoSignIn } from '../configuration.ts';
import { holderOf, type Session, type SignIn } from './session.ts';

/** Signs in on Cognito's page with an authorization code and PKCE. Tokens are kept for this tab only, and renewed with the
 *  refresh token. */
export function cognitoSignIn({ authority, clientId, scopes, logoutUrl }: CognitoSignIn): SignIn {
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

  const sessionOf = (user: User): Session => ({
    ...holderOf(user.access_token),
    token: async ({ refused }) => {
      const held = refused ? await manager.signinSilent() : await manager.getUser();
      return held?.access_token ?? user.access_token;
    },
    signOut: async () => {
      // Who has copied the refresh token has nothing any more; a page that cannot reach Cognito still forgets its own.
      await manager.revokeTokens(['refresh_token']).catch(() => undefined);
      await manager.removeUser();
      const query = new URLSearchParams({ client_id: clientId, logout_uri: origin });
      location.assign(`${logoutUrl}?${query}`);
    },
  });

  return {
    restore: async () => {
      const query = new URLSearchParams(location.search);
      if (query.has('code') && query.has('state')) {
        const user = await manager.signinCallback().finally(forgetQuery);
        return user && sessionOf(user);
      }
      const user = await manager.getUser();
      return user === null || user.expired ? undefined : sessionOf(user);
    },
    begin: async () => {
      await manager.signinRedirect();
      return undefined;
    },
  };
}

// The code is spent; in the history it would only be an error on the way back.
function forgetQuery(): void {
  history.replaceState(null, '', location.pathname + location.hash);
}
