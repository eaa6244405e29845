import { createHmac, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SCOPES } from '@frontdesk/core/roles';
import { decodeJwt, decodeProtectedHeader, type JWK } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectProblem, expectSuccess } from './answers.ts';
import { askCloud } from './cloud-control.ts';
import { inWaves } from './in-waves.ts';
import { Practice } from './practice.ts';
import { EVERY_ROUTE, exampleCall, type RouteCall } from './route-examples.ts';
import { sendRequest, type WireAnswer } from './send-request.ts';
import { sharedCloud } from './shared-cloud-addresses.ts';

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const hour = 3_600;

let practice: Practice;
let keyServer: Server;
let keyServerHits = 0;
/** By what is wrong with them; each is otherwise a token of this practice's manager. */
let badTokens: Record<string, string | undefined>;

beforeAll(async () => {
  practice = await Practice.open('tokens');
  const good = await practice.token();
  const header = decodeProtectedHeader(good);
  const claims = decodeJwt(good);
  const [head, body, signature] = good.split('.') as [string, string, string];
  const now = Math.floor(Date.now() / 1000);

  const { keys } = (await (await fetch(`${sharedCloud.tokenIssuer}/.well-known/jwks.json`)).json()) as {
    keys: [JWK];
  };
  const publicKey = createPublicKey({ key: keys[0], format: 'jwk' });
  const hmac = (secret: string | Buffer, change: object = {}): string => {
    const signed = `${encoded({ ...header, alg: 'HS256', ...change })}.${body}`;
    return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
  };

  const attacker = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const attackersJwk = { ...attacker.publicKey.export({ format: 'jwk' }), kid: 'mine', alg: 'RS256', use: 'sig' };
  keyServer = createServer((_, response) => {
    keyServerHits += 1;
    response.end(JSON.stringify({ keys: [attackersJwk, { ...attackersJwk, kid: header.kid }] }));
  });
  await new Promise<void>((resolve) => keyServer.listen(0, '127.0.0.1', resolve));
  const keyServerUrl = `http://127.0.0.1:${(keyServer.address() as AddressInfo).port}`;
  const forged = (change: object, ofClaims: object = {}): string => {
    const signed = `${encoded({ ...header, ...change })}.${encoded({ ...claims, ...ofClaims })}`;
    return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), attacker.privateKey).toString('base64url')}`;
  };
  const signed = (change: object): Promise<string> => askCloud('signClaims', { ...claims, ...change });
  const jku = `${keyServerUrl}/.well-known/jwks.json`;

  const vendor = await askCloud('issueVendorToken', { email: 'dev@vendor.test' });
  const { iss = '', client_id } = decodeJwt(vendor);
  badTokens = {
    "a vendor's": `Bearer ${vendor}`,
    "a vendor's with all claims of a manager": `Bearer ${await askCloud('signVendorClaims', { ...claims, iss, client_id })}`,
    "a vendor's that names the pool of the staff": `Bearer ${await askCloud('signVendorClaims', claims)}`,
    "one of the vendors' client": `Bearer ${await signed({ client_id })}`,
    none: undefined,
    empty: '',
    garbage: 'Bearer garbage',
    'another scheme': 'Basic dXNlcjpwYXNz',
    'two segments': `Bearer ${head}.${body}`,
    'four segments': `Bearer ${good}.${signature}`,
    'alg none': `Bearer ${encoded({ ...header, alg: 'none' })}.${body}.`,
    'alg None with the old signature': `Bearer ${encoded({ ...header, alg: 'None' })}.${body}.${signature}`,
    'no signature': `Bearer ${head}.${body}.`,
    'HS256 keyed with the public key as PEM': `Bearer ${hmac(publicKey.export({ type: 'spki', format: 'pem' }))}`,
    'HS256 keyed with the public key as DER': `Bearer ${hmac(publicKey.export({ type: 'spki', format: 'der' }))}`,
    'HS256 keyed with the public key as JWK': `Bearer ${hmac(JSON.stringify(keys[0]))}`,
    'HS256 keyed with the modulus': `Bearer ${hmac(Buffer.from(String(keys[0].n), 'base64url'))}`,
    'HS256 with nothing': `Bearer ${hmac('')}`,
    'HS256 with a kid that is a path': `Bearer ${hmac('', { kid: '/dev/null' })}`,
    'unknown kid': `Bearer ${forged({ kid: 'mine' })}`,
    'no kid': `Bearer ${forged({ kid: undefined })}`,
    'a key of the attacker': `Bearer ${forged({})}`,
    'a key server in jku': `Bearer ${forged({ kid: 'mine', jku })}`,
    'a key server in jku, with the pool’s kid': `Bearer ${forged({ jku })}`,
    'a key server in x5u': `Bearer ${forged({ kid: 'mine', x5u: `${keyServerUrl}/x5u` })}`,
    'a key in jwk': `Bearer ${forged({ kid: 'mine', jwk: attackersJwk })}`,
    'an issuer that is the attacker’s': `Bearer ${forged({ kid: 'mine' }, { iss: keyServerUrl })}`,
    'changed claims': `Bearer ${head}.${encoded({ ...claims, practice_id: 'p001' })}.${signature}`,
    expired: `Bearer ${await signed({ exp: now - 1, iat: now - hour })}`,
    'an expiry that is a text': `Bearer ${await signed({ exp: 'tomorrow' })}`,
    'no expiry': `Bearer ${await signed({ exp: undefined })}`,
    'not valid yet': `Bearer ${await signed({ nbf: now + hour })}`,
    'issued in the future': `Bearer ${await signed({ iat: now + hour })}`,
    'another issuer': `Bearer ${await signed({ iss: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_other' })}`,
    'an issuer that only begins alike': `Bearer ${await signed({ iss: `${claims.iss}.example.org` })}`,
    'another client': `Bearer ${await signed({ client_id: 'somebody-else' })}`,
    'no client': `Bearer ${await signed({ client_id: undefined })}`,
  };
});
afterAll(() => keyServer.close());

/** Which of these requests a function was invoked for: by the gateway's log and by the functions' own. */
async function invoked(answers: readonly WireAnswer[], from: number): Promise<Set<string>> {
  const ids = answers.map(({ requestId }) => requestId);
  const { entries } = await askCloud('logs', { from, naming: ids });
  return new Set(
    entries.flatMap(({ source, line }) => {
      const id = ids.find((known) => line.includes(known));
      if (id === undefined) return [];
      return source === 'function' || JSON.parse(line).integrationLatency !== '-' ? [id] : [];
    }),
  );
}

describe.each(EVERY_ROUTE)('%s', (_, route) => {
  let made: RouteCall | undefined;

  it('lets no bad token pass the gateway, and invokes no function for it', async () => {
    const call = await exampleCall(route, practice);
    const { next } = await askCloud('logs', { from: Number.MAX_SAFE_INTEGER });
    const refused: WireAnswer[] = [];
    await inWaves(Object.entries(badTokens), async ([name, authorization]) => {
      const answer = await practice.send({ ...call, headers: { ...call.headers, authorization } });
      expect(`${name}: ${answer.status} ${answer.text}`).toBe(`${name}: 401 {"message":"Unauthorized"}`);
      expect(answer.headers['www-authenticate']).toMatch(/^Bearer/);
      expect(answer.headers['content-type']).toBe('application/json');
      refused.push(answer);
    });
    expect(await invoked(refused, next)).toEqual(new Set());
    expect(keyServerHits).toBe(0);

    // The same call with a good token, so that all this was refused for the token's sake and would have been seen.
    const accepted = await practice.send(call);
    expectSuccess(accepted, route);
    await expect.poll(() => invoked([accepted], next)).toEqual(new Set([accepted.requestId]));
  });

  it('demands its scope', async () => {
    const call = await exampleCall(route, practice);
    const { next } = await askCloud('logs', { from: Number.MAX_SAFE_INTEGER });
    const others = SCOPES.filter((scope) => !route.scopes.includes(scope));
    const claims = decodeJwt(await practice.token());
    const idToken = { ...claims, client_id: undefined, scope: undefined, token_use: 'id', aud: claims.client_id };
    const withoutScope: Record<string, object> = {
      'every other scope': { scope: others.join(' ') },
      'no scope': { scope: '' },
      'a scope that only begins alike': { scope: route.scopes.map((scope) => `${scope}:all`).join(' ') },
      'the scope in another case': { scope: route.scopes.join(' ').toUpperCase() },
      'an ID token': idToken,
    };
    const refused: WireAnswer[] = [];
    await inWaves(Object.entries(withoutScope), async ([name, change]) => {
      const token = await askCloud('signClaims', { ...claims, ...change });
      const answer = await practice.send({ ...call, headers: { ...call.headers, authorization: `Bearer ${token}` } });
      expect(`${name}: ${answer.status} ${answer.text}`).toBe(`${name}: 403 {"message":"Forbidden"}`);
      expect(answer.headers['www-authenticate']).toContain('insufficient_scope');
      refused.push(answer);
    });
    expect(await invoked(refused, next)).toEqual(new Set());

    const only = await askCloud('signClaims', { ...claims, scope: route.scopes[0] });
    expectSuccess(await practice.send({ ...call, headers: { ...call.headers, authorization: only } }), route);
    made = call;
  });

  it('refuses a token that names no practice, no person or no known role', async () => {
    // Refused before anybody looks whether it was made already.
    const call = made ?? (await exampleCall(route, practice));
    const claims = decodeJwt(await practice.token());
    const changes = [
      { practice_id: undefined },
      { practice_id: '' },
      { practice_id: `${practice.id}#x` },
      { practice_id: [practice.id] },
      { role: undefined },
      { role: 'owner' },
      { role: 'partner' },
      { role: ['manager', 'agent'] },
      { sub: '' },
    ];
    await inWaves(changes, async (change) => {
      const token = await askCloud('signClaims', { ...claims, ...change });
      const answer = await practice.send({ ...call, headers: { ...call.headers, authorization: `Bearer ${token}` } });
      expectProblem(answer, 'FORBIDDEN');
    });
  });
});

it('a token in the query, a cookie or another header is none', async () => {
  const token = await practice.token();
  for (const request of [
    { path: `/appointments?access_token=${token}` },
    { path: '/appointments', headers: { cookie: `authorization=${token}`, 'x-authorization': `Bearer ${token}` } },
  ]) {
    expect((await sendRequest({ method: 'GET', ...request })).status).toBe(401);
  }
});
