import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { cognitoSignIn } from './cognito-sign-in.ts';
import { textClaims } from './session.ts';

const AUTHORITY = 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_frontdesk';
const REVOCATION = 'https://sign-in.example/oauth2/revoke';
const TOKENS = 'https://sign-in.example/oauth2/token';
const STORED = `oidc.user:${AUTHORITY}:console`;
const claims = { sub: 'user-1', practice_id: 'p001', role: 'agent' };
const accessToken = `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`;

/** What was sent to Cognito, and where the page went. */
let sent: { url: string; body: string }[] = [];
let gone: string[] = [];
let revocation: () => Response;

beforeEach(() => {
  sent = [];
  gone = [];
  revocation = () => new Response('');
  const kept = new Map<string, string>();
  const user = {
    access_token: accessToken,
    refresh_token: 'refresh-1',
    token_type: 'Bearer',
    profile: { sub: 'user-1' },
    expires_at: Math.floor(Date.now() / 1000) + 3600,
  };
  kept.set(STORED, JSON.stringify(user));
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    key: (index: number) => [...kept.keys()][index] ?? null,
    get length() {
      return kept.size;
    },
  });
  vi.stubGlobal('location', {
    origin: 'https://console.example',
    search: '',
    pathname: '/',
    hash: '',
    assign: (url: string) => gone.push(url),
  });
  vi.stubGlobal('fetch', async (input: string | URL | Request, init?: RequestInit) => {
    const url = String(input);
    if (url.endsWith('/.well-known/openid-configuration')) {
      return Response.json({ issuer: AUTHORITY, revocation_endpoint: REVOCATION, token_endpoint: TOKENS });
    }
    sent.push({ url, body: String(init?.body) });
    return revocation();
  });
});
afterEach(() => vi.unstubAllGlobals());

const signIn = () =>
  cognitoSignIn(
    {
      kind: 'cognito',
      authority: AUTHORITY,
      clientId: 'console',
      scopes: ['openid'],
      logoutUrl: 'https://sign-in.example/logout',
    },
    (token) => ({ subject: textClaims(token)('sub') }),
  );

it('revokes the refresh token at sign-out, forgets it, and leaves for Cognito', async () => {
  const session = await signIn().restore();
  expect(session?.subject).toBe('user-1');
  await session?.signOut();
  expect(sent.map(({ url }) => url)).toEqual([REVOCATION]);
  expect(Object.fromEntries(new URLSearchParams(sent[0]?.body))).toMatchObject({
    token: 'refresh-1',
    token_type_hint: 'refresh_token',
    client_id: 'console',
  });
  expect(await signIn().restore()).toBeUndefined();
  expect(gone).toEqual([
    'https://sign-in.example/logout?client_id=console&logout_uri=https%3A%2F%2Fconsole.example%2F',
  ]);
});

it('signs out also when Cognito cannot be reached', async () => {
  revocation = () => new Response('', { status: 503 });
  const session = await signIn().restore();
  await session?.signOut();
  expect(await signIn().restore()).toBeUndefined();
  expect(gone).toHaveLength(1);
});

it('goes on after a reload while the issuer cannot be reached, and ends where its refresh token is spent', async () => {
  const stored = JSON.parse(sessionStorage.getItem(STORED) ?? '{}');
  const expired = JSON.stringify({ ...stored, expires_at: Math.floor(Date.now() / 1000) - 60 });
  sessionStorage.setItem(STORED, expired);
  revocation = () => {
    throw new TypeError('Failed to fetch');
  };
  const session = await signIn().restore();
  expect(session?.subject).toBe('user-1');
  await expect(session?.token({ refused: false })).rejects.toMatchObject({ code: 'NETWORK' });

  revocation = () => Response.json({ error: 'invalid_grant' }, { status: 400 });
  await expect(session?.token({ refused: false })).rejects.toMatchObject({ status: 401 });
  expect(await signIn().restore()).toBeUndefined();
  expect(sent.every(({ url }) => url === TOKENS)).toBe(true);
});
