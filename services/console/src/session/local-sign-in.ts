import type { LocalSignIn } from '../configuration.ts';
import { type ChosenUser, holderOf, type Session, type SignIn } from './session.ts';

const STORED = 'frontdesk.local-session';

/** Signs in with the local cloud's issuer. The token is kept for this tab only. */
export function localSignIn({ tokenIssuerUrl }: LocalSignIn): SignIn {
  const askForToken = async (user: ChosenUser): Promise<string> => {
    const response = await fetch(`${tokenIssuerUrl}/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(user),
    });
    if (!response.ok) throw new Error('The local issuer gave no token.');
    const { token } = (await response.json()) as { token: string };
    sessionStorage.setItem(STORED, JSON.stringify({ ...user, token }));
    return token;
  };

  const sessionOf = (user: ChosenUser, first: string): Session => {
    let current = first;
    return {
      ...holderOf(first),
      token: async ({ refused }) => {
        if (refused) current = await askForToken(user);
        return current;
      },
      signOut: () => sessionStorage.removeItem(STORED),
    };
  };

  return {
    restore: async () => {
      const stored = sessionStorage.getItem(STORED);
      if (stored === null) return undefined;
      const { practiceId, role, token } = JSON.parse(stored) as ChosenUser & { token: string };
      return sessionOf({ practiceId, role }, token);
    },
    begin: async (user) => user && sessionOf(user, await askForToken(user)),
  };
}
