import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** An issuer that speaks as much OpenID Connect as Cognito does to the console: discovery, a sign-in page that asks nothing, codes
 *  and refresh tokens. */
export interface StandInIssuer extends AsyncDisposable {
  readonly url: string;
  /** The `grant_type` of each request for tokens. */
  readonly grants: string[];
  /** How it answers to refresh tokens: as ever, that they are spent, or not at all. */
  mode: 'well' | 'spent' | 'down';
}

/** `accessToken` gives the tokens that it hands out. */
export async function startStandInIssuer(accessToken: () => Promise<string>): Promise<StandInIssuer> {
  const grants: string[] = [];
  const issuer = { mode: 'well' as StandInIssuer['mode'] };
  const json = (response: ServerResponse, status: number, body: object): void => {
    response.writeHead(status, { 'content-type': 'application/json', 'access-control-allow-origin': '*' });
    response.end(JSON.stringify(body));
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', url());
    if (pathname === '/.well-known/openid-configuration') {
      const endpoints = Object.fromEntries(
        ['authorization', 'token', 'revocation'].map((name) => [`${name}_endpoint`, `${url()}/${name}`]),
      );
      return json(response, 200, { issuer: url(), ...endpoints });
    }
    if (pathname === '/authorization') {
      const back = new URL(searchParams.get('redirect_uri') ?? '');
      back.searchParams.set('code', 'code-1');
      back.searchParams.set('state', searchParams.get('state') ?? '');
      response.writeHead(302, { location: back.href }).end();
      return;
    }
    if (pathname !== '/token') return json(response, 200, {});
    const form = new URLSearchParams(await text(request));
    const grant = form.get('grant_type') ?? '';
    grants.push(grant);
    if (grant === 'refresh_token' && issuer.mode === 'down') return void request.socket.destroy();
    if (grant === 'refresh_token' && issuer.mode === 'spent') return json(response, 400, { error: 'invalid_grant' });
    json(response, 200, {
      ...{ access_token: await accessToken(), token_type: 'Bearer', expires_in: 3600, refresh_token: 'refresh-1' },
      id_token: unsignedToken({ iss: url(), sub: 'user-1', aud: form.get('client_id') }),
    });
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(issuer, {
    url: url(),
    grants,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

function unsignedToken(claims: object): string {
  const now = Math.floor(Date.now() / 1000);
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256' })}.${part({ iat: now, exp: now + 3600, ...claims })}.signature`;
}
