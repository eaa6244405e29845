import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A token of a key, as far as the check reads it. */
export const tokenOf = (kid: string): string =>
  `${Buffer.from(JSON.stringify({ alg: 'RS256', kid })).toString('base64url')}.claims.signature`;

export const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (_request, response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

export const html =
  (status: number, body: string, headers: Record<string, string> = {}): Answer =>
  (_request, response) =>
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);

/** What each path answers when all is well; of Cognito, CloudFront and API Gateway as their answers are documented. */
const OPEN: Readonly<Record<string, Answer>> = {
  '/oauth2/token': json(200, { access_token: tokenOf('key-1'), expires_in: 3600, token_type: 'Bearer' }),
  '/pool/.well-known/jwks.json': json(200, { keys: [{ kid: 'key-0' }, { kid: 'key-1' }] }),
  '/practices/frontdesk-test': json(200, { id: 'frontdesk-test', timeZone: 'America/New_York' }),
  '/api/practices/frontdesk-test': json(200, { id: 'frontdesk-test', timeZone: 'America/New_York' }),
  '/': html(200, '<!doctype html><body><div id="root"></div></body>'),
};

/** A server on this machine that is all of what callers pass; `answers` take the place of what is well, by path. */
export class Street {
  answers: Record<string, Answer> = {};
  readonly requests: { path: string; headers: IncomingMessage['headers']; body: string }[] = [];
  readonly #server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const path = request.url ?? '';
      this.requests.push({ path, headers: request.headers, body });
      (this.answers[path] ?? OPEN[path] ?? json(404, { message: 'Not Found' }))(request, response);
    });
  });

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  asked(path: string): number {
    return this.requests.filter((request) => request.path === path).length;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
