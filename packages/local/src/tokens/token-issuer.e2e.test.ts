import { request } from 'node:http';
import { localIssuer } from '@frontdesk/service-model/local-account';
import { createLocalJWKSet, decodeJwt, type JSONWebKeySet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFixtureCloud } from '../fixtures/start-fixture-cloud.ts';
import type { LocalCloud } from '../running-cloud.ts';

let cloud: LocalCloud;
const ask = (body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${cloud.urls.tokenIssuer}/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const tokenFor = async (body: unknown): Promise<string> =>
  ((await (await ask(body)).json()) as { token: string }).token;

beforeAll(async () => {
  cloud = await startFixtureCloud();
});
afterAll(() => cloud.stop());

// cognito amazon-cognito-user-pools-using-the-access-token: the claims of an access token.
describe('the token issuer', () => {
  it('signs an access token as Cognito shapes it, verifiable with the keys that it publishes', async () => {
    const token = await tokenFor({ practiceId: 'p001', role: 'agent', sub: 'anna' });
    for (const path of ['/.well-known/jwks.json', '/us-east-1_frontdesk/.well-known/jwks.json']) {
      const jwks = (await (await fetch(cloud.urls.tokenIssuer + path)).json()) as JSONWebKeySet;
      const { payload, protectedHeader } = await jwtVerify(token, createLocalJWKSet(jwks), { issuer: localIssuer });
      expect(protectedHeader.alg).toBe('RS256');
      expect(payload).toMatchObject({
        sub: 'anna',
        username: 'anna',
        client_id: 'frontdesk-local',
        token_use: 'access',
      });
      expect(payload).not.toHaveProperty('aud');
      expect(payload.exp! - payload.iat!).toBe(3_600);
    }
  });

  // cognito user-pool-lambda-pre-token-generation, version two.
  it("puts in what the user pool's function adds, and leaves out what it suppresses", async () => {
    const payload = decodeJwt(await tokenFor({ practiceId: 'p001', role: 'agent' }));
    expect(payload).toMatchObject({ practice_id: 'p001', role: 'agent', scope: 'things:read' });
    expect(payload).not.toHaveProperty('origin_jti');
  });

  it('gives exactly the scopes that are asked for', async () => {
    const token = await tokenFor({ practiceId: 'p001', role: 'agent', scopes: ['a', 'b'] });
    expect(decodeJwt(token).scope).toBe('a b');
  });

  it('gives an expired token that the gateway refuses', async () => {
    const token = await tokenFor({ practiceId: 'p001', role: 'agent', expired: true });
    const response = await fetch(`${cloud.urls.appApi}/readers`, { headers: { authorization: token } });
    expect(response.headers.get('www-authenticate')).toContain('the token has expired');
  });

  it('gives none when the function refuses, or when the request is not understood', async () => {
    const refused = await ask({ practiceId: 'p001', role: 'intruder' });
    expect([refused.status, await refused.json()]).toEqual([400, { message: expect.stringContaining('FORBIDDEN') }]);
    expect((await ask({ practiceId: 'p001' })).status).toBe(400);
    expect((await ask({ practiceId: 'p001', role: 'agent', admin: true })).status).toBe(400);
  });

  it('lets the console’s page read its answers, and no other page', async () => {
    const allowed = async (origin: string) => {
      const preflight = await fetch(`${cloud.urls.tokenIssuer}/token`, { method: 'OPTIONS', headers: { origin } });
      const answer = await ask({ practiceId: 'p001', role: 'agent' }, { origin });
      return [preflight, answer].map(({ headers }) => headers.get('access-control-allow-origin'));
    };
    const { port } = new URL(cloud.urls.console);
    expect(await allowed(cloud.urls.console)).toEqual([cloud.urls.console, cloud.urls.console]);
    expect(await allowed(`http://localhost:${port}`)).toEqual(Array(2).fill(`http://localhost:${port}`));
    expect(await allowed('http://127.0.0.1:1')).toEqual([null, null]);
    expect(await allowed(`http://evil.example:${port}`)).toEqual([null, null]);
  });

  it('answers to loopback names only, and to no form that a foreign page could send', async () => {
    const url = new URL('/token', cloud.urls.tokenIssuer);
    const options = { method: 'POST', headers: { host: 'evil.example', 'content-type': 'application/json' } };
    const foreign = await new Promise<number | undefined>((resolve, reject) => {
      request(url, options, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end(JSON.stringify({ practiceId: 'p001', role: 'agent' }));
    });
    expect(foreign).toBe(403);
    const form = await ask({ practiceId: 'p001', role: 'agent' }, { 'content-type': 'text/plain' });
    expect(form.status).toBe(400);
  });
});
