import type { Session, SignIn } from './session.ts';

const STORED = 'frontdesk.local-session';

/** Signs in with the local cloud's issuer, which gives a token to whoever asks. The token is kept for this tab only.
 *  `holderOf` reads who an access token is for. */
export function localSignIn<Holder, User extends object>(
  { tokenIssuerUrl }: { readonly tokenIssuerUrl: string },
  holderOf: (accessToken: string) => Holder,
): SignIn<Holder, User> {
  const askForToken = async (user: User): Promise<string> => {
    const response = await fetch(`${tokenIssuerUrl}/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(user),
    });
    if (!response.ok) throw new Error('The local issuer gave no token.');
    const { token } = (await response.json()) as { token: string };
    sessionStorage.setItem(STORED, JSON.stringify({ user, token }));
    return token;
  };

  const sessionOf = (user: User, first: string): Holder & Session => {
    let current = first;
    const forget = (): void => sessionStorage.removeItem(STORED);
    return {
      ...holderOf(first),
      token: async ({ refused }) => {
        if (refused) current = await askForToken(user);
        return current;
      },
      signOut: forget,
      forget,
    };
  };
  const stored = (text: string): Holder & Session => {
    const { user, token } = JSON.parse(text) as { user: User; token: string };
    return sessionOf(user, token);
  };

  return {
    restore: async () => {
      const text = sessionStorage.getItem(STORED);
      return text === null ? undefined : stored(text);
    },
    begin: async (user) => user && sessionOf(user, await askForToken(user)),
    share: async () => sessionStorage.getItem(STORED) ?? undefined,
    adopt: async (shared) => {
      sessionStorage.setItem(STORED, shared);
      return stored(shared);
    },
  };
}
