import { createHmac, createSign, generateKeyPairSync } from 'node:crypto';
import { localAccount, localIssuer } from '@frontdesk/service-model/local-account';
import type { JSONWebKeySet, JWTPayload } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { echoed, startFixtureCloud } from '../fixtures/start-fixture-cloud.ts';
import type { LocalCloud } from '../running-cloud.ts';

let cloud: LocalCloud;
let token: string;
const now = (): number => Math.floor(Date.now() / 1000);
const claims = (change: JWTPayload = {}): JWTPayload => ({
  sub: 'someone',
  iss: localIssuer,
  client_id: localAccount.userPoolClientId,
  token_use: 'access',
  scope: 'things:read other',
  iat: now(),
  exp: now() + 600,
  ...change,
});
const readers = (authorization?: string): Promise<Response> =>
  fetch(`${cloud.urls.appApi}/readers`, { headers: authorization === undefined ? {} : { authorization } });
const signedIn = (authorization: string): Promise<Response> =>
  fetch(`${cloud.urls.appApi}/signed-in`, { headers: { authorization } });
const invocations = async (): Promise<number> => (await echoed(await readers(token))).invocations;
const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const withHeader = (header: object, given: JWTPayload, sign: (input: string) => string): string => {
  const input = `${encoded(header)}.${encoded(given)}`;
  return `${input}.${sign(input)}`;
};
const keyId = async (): Promise<string> => {
  const response = await fetch(`${cloud.urls.tokenIssuer}/.well-known/jwks.json`);
  const { keys } = (await response.json()) as JSONWebKeySet;
  return keys[0]!.kid!;
};
const without = (claim: string): JWTPayload => {
  const { [claim]: _, ...rest } = claims();
  return rest;
};

beforeAll(async () => {
  cloud = await startFixtureCloud();
  token = await cloud.signClaims(claims());
});
afterAll(() => cloud.stop());

/** The gateway's refusal, and that the function behind the route did not run. */
const expectRefusal = async (given: string | undefined, status: number, challenge: string): Promise<void> => {
  const before = await invocations();
  const response = await readers(given);
  expect(response.status).toBe(status);
  expect(response.headers.get('www-authenticate')).toBe(challenge);
  expect(await response.json()).toEqual({ message: status === 401 ? 'Unauthorized' : 'Forbidden' });
  expect(await invocations()).toBe(before + 1);
};
const invalid = (description: string, scope = 'things:read things:admin'): string =>
  `Bearer scope="${scope}" error="invalid_token" error_description="${description}"`;

// http-api-jwt-authorizer, "Authorizing API requests"; the wordings that are recorded or documented are marked.
describe('the JWT authoriser of an HTTP API', () => {
  it('lets a signed token in, with and without Bearer', async () => {
    for (const given of [token, `Bearer ${token}`, `bearer ${token}`]) expect((await readers(given)).status).toBe(200);
  });

  // Recorded.
  it('answers 401 with a bare challenge when there is no token', () => expectRefusal(undefined, 401, 'Bearer'));

  // Recorded.
  it('answers 401 to what is no token', async () => {
    await expectRefusal('garbage', 401, invalid('token contains an invalid number of segments', ''));
    await expectRefusal('Bearer a.b.c.d', 401, invalid('token contains an invalid number of segments', ''));
    await expectRefusal('a.b.c', 401, invalid('the token is malformed'));
  });

  it('refuses alg none', async () => {
    const given = withHeader({ alg: 'none', kid: await keyId() }, claims(), () => '');
    await expectRefusal(given, 401, invalid('the token does not have a valid signing algorithm'));
  });

  it('refuses HS256 keyed with the public key', async () => {
    const jwks = await (await fetch(`${cloud.urls.tokenIssuer}/.well-known/jwks.json`)).text();
    const header = { alg: 'HS256', kid: await keyId() };
    const given = withHeader(header, claims(), (input) => createHmac('sha256', jwks).update(input).digest('base64url'));
    await expectRefusal(given, 401, invalid('the token does not have a valid signing algorithm'));
  });

  it('refuses a key that the issuer does not publish, and never asks the one that the token names', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const sign = (input: string): string => createSign('RSA-SHA256').update(input).sign(privateKey, 'base64url');
    const jku = `${cloud.urls.tokenIssuer}/.well-known/jwks.json`;
    const unknown = invalid('the token does not have a valid key id');
    await expectRefusal(withHeader({ alg: 'RS256', kid: 'mine', jku }, claims(), sign), 401, unknown);
    await expectRefusal(withHeader({ alg: 'RS256' }, claims(), sign), 401, unknown);
    const forged = withHeader({ alg: 'RS256', kid: await keyId() }, claims(), sign);
    await expectRefusal(forged, 401, invalid('the token does not have a valid signature'));
  });

  it('refuses a token whose claims were changed after signing', async () => {
    const [header, , signature] = token.split('.');
    const given = [header, encoded(claims({ scope: 'things:admin' })), signature].join('.');
    await expectRefusal(given, 401, invalid('the token does not have a valid signature'));
  });

  it('refuses another issuer', async () => {
    const given = await cloud.signClaims(claims({ iss: `${localIssuer}x` }));
    await expectRefusal(given, 401, invalid('the token does not have a valid issuer'));
  });

  // http-api-troubleshooting-jwt: the wording.
  it('refuses another client, and a token without either audience or client', async () => {
    const challenge = invalid('the token does not have a valid audience');
    await expectRefusal(await cloud.signClaims(claims({ client_id: 'other' })), 401, challenge);
    await expectRefusal(await cloud.signClaims(without('client_id')), 401, challenge);
  });

  it('looks at aud before client_id, and takes one of several', async () => {
    const challenge = invalid('the token does not have a valid audience');
    await expectRefusal(await cloud.signClaims(claims({ aud: 'other' })), 401, challenge);
    const { client_id: _, ...rest } = claims({ aud: ['other', localAccount.userPoolClientId] });
    expect((await readers(await cloud.signClaims(rest))).status).toBe(200);
  });

  it('refuses an expired token, and one that never expires', async () => {
    const challenge = invalid('the token has expired');
    await expectRefusal(await cloud.signClaims(claims({ iat: now() - 60, exp: now() - 1 })), 401, challenge);
    await expectRefusal(await cloud.signClaims(without('exp')), 401, challenge);
    await expectRefusal(await cloud.signClaims(claims({ exp: 'never' as never })), 401, challenge);
  });

  it('refuses a remembered token once it has expired', async () => {
    const shortLived = await cloud.signClaims(claims({ exp: now() + 4 }));
    expect((await readers(shortLived)).status).toBe(200);
    await expect.poll(async () => (await readers(shortLived)).status, { interval: 100 }).toBe(401);
  });

  it('refuses a token before its time', async () => {
    const early = await cloud.signClaims(claims({ nbf: now() + 60 }));
    await expectRefusal(early, 401, invalid('the token is not valid yet'));
    const future = await cloud.signClaims(claims({ iat: now() + 60 }));
    await expectRefusal(future, 401, invalid('the token was issued in the future'));
  });

  // Recorded: 403 with the scopes that would have done.
  it('answers 403 to a token without any scope of the route', async () => {
    const challenge =
      'Bearer scope="things:read things:admin" error="insufficient_scope" ' +
      'error_description="expected scopes: [things:read things:admin]"';
    await expectRefusal(await cloud.signClaims(claims({ scope: 'other things:readall' })), 403, challenge);
    await expectRefusal(await cloud.signClaims(without('scope')), 403, challenge);
  });

  it('does not take an ID token for a scoped route', async () => {
    const { client_id: _, scope: __, ...rest } = claims({ aud: localAccount.userPoolClientId, token_use: 'id' });
    expect((await readers(await cloud.signClaims(rest))).status).toBe(403);
  });

  it('is content with any one scope, in scope or in scp', async () => {
    expect((await readers(await cloud.signClaims(claims({ scope: 'things:admin' })))).status).toBe(200);
    const listed = { ...without('scope'), scp: ['a', 'things:admin'] };
    expect((await readers(await cloud.signClaims(listed))).status).toBe(200);
  });

  it('asks a route without scopes for a valid token only', async () => {
    expect((await signedIn(await cloud.signClaims(without('scope')))).status).toBe(200);
    expect((await signedIn('garbage')).status).toBe(401);
  });

  // Recorded: numbers as text, lists in brackets, nulls left out, scopes null without scopes on the route.
  it('gives the claims to the function as texts', async () => {
    const given = await cloud.signClaims(claims({ list: ['a', 'b'], nothing: null, yes: true, exp: 4_102_444_800 }));
    const scoped = (await echoed(await readers(given))).event.requestContext.authorizer;
    const unscoped = (await echoed(await signedIn(given))).event.requestContext.authorizer;
    expect(scoped).toMatchObject({
      jwt: {
        claims: { sub: 'someone', exp: '4102444800', list: '[a b]', yes: 'true' },
        scopes: ['things:read', 'things:admin'],
      },
    });
    expect(scoped).not.toHaveProperty('jwt.claims.nothing');
    expect(unscoped).toHaveProperty('jwt.scopes', null);
  });

  it('gives no authoriser to the function of an open route', async () => {
    const response = await fetch(`${cloud.urls.appApi}/open`, { headers: { authorization: 'garbage' } });
    expect((await echoed(response)).event.requestContext).not.toHaveProperty('authorizer');
  });
});
