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
  const stored = (text: string): Session => {
    const { practiceId, role, token } = JSON.parse(text) as ChosenUser & { token: string };
    return sessionOf({ practiceId, role }, token);
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
