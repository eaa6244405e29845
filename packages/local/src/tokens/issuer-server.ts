import { localPools } from '@frontdesk/service-model/local-account';
import type { InvokeFunction } from '@frontdesk/service-model/service-model';
import fastify, { type FastifyInstance } from 'fastify';
import * as z from 'zod';
import { httpServer } from '../http-server.ts';
import type { DeadLetterQueue } from '../sqs/dead-letter-queues.ts';
import { type TokenIssuer, TokenRefusedError } from './token-issuer.ts';

const tokenRequestSchema = z.strictObject({
  practiceId: z.string().min(1),
  role: z.string().min(1),
  sub: z.string().min(1).optional(),
  scopes: z.array(z.string()).optional(),
  expired: z.boolean().optional(),
});

const vendorTokenRequestSchema = z.strictObject({
  email: z.email(),
  verified: z.boolean().optional(),
  scopes: z.array(z.string()).optional(),
  expired: z.boolean().optional(),
});

const loopbackHost = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/;

export interface IssuerServerOptions {
  /** The pool of the vendors: `POST /vendors/token` signs one up, or in. */
  vendors?: TokenIssuer;
  /** The loopback ports of pages that may ask for tokens. */
  pagesOn?: () => readonly number[];
  /** What `pnpm redrive` may bring back. */
  deadLetterQueues?: () => readonly DeadLetterQueue[];
  /** Lines of the access logs, for `pnpm subscriptions v1-usage`. */
  accessLog?: () => readonly string[];
  /** Where the payers are, for `pnpm payers`. */
  payers?: () => string;
  /** Where the Data API is, for `pnpm database`. */
  database?: () => string;
  /** What Lambda's own API runs for commands that invoke functions. */
  invoke?: InvokeFunction;
}

/** The issuers over HTTP: `POST /token` and `POST /vendors/token`, and their keys where Cognito publishes them; and `GET /dead-letter-queues`, for
 *  commands that look for the running cloud's queues, `GET /payers` for those of its payers, `GET /database` for those of its PostgreSQL, `GET /access-log` for those that count requests; and Lambda's Invoke, for commands that work on AWS too.
 *  It gives tokens to whoever asks, so it answers to loopback names only: a page of a foreign host that resolves to
 *  this machine gets nothing. The same goes for pages: only those on `pagesOn` read an answer. */
export const issuerServer = (
  issuer: TokenIssuer,
  { vendors, pagesOn, deadLetterQueues, accessLog, payers, database, invoke }: IssuerServerOptions = {},
): FastifyInstance => {
  const server = fastify({ forceCloseConnections: true, serverFactory: (handler) => httpServer(handler) });
  server.addHook('onRequest', async (request, reply) => {
    if (!loopbackHost.test(request.headers.host ?? '')) return reply.code(403).send({ message: 'Forbidden' });
  });
  const isPage = (origin: string): boolean =>
    pagesOn?.().some((port) => [`http://127.0.0.1:${port}`, `http://localhost:${port}`].includes(origin)) ?? false;
  server.addHook('onRequest', async ({ headers }, reply) => {
    if (headers.origin === undefined || !isPage(headers.origin)) return;
    reply.headers({ 'access-control-allow-origin': headers.origin, vary: 'origin' });
  });
  for (const path of ['/token', '/vendors/token']) {
    server.options(path, (_request, reply) =>
      reply
        .code(204)
        .headers({ 'access-control-allow-methods': 'POST', 'access-control-allow-headers': 'content-type' })
        .send(),
    );
  }
  server.get('/.well-known/jwks.json', () => issuer.jwks);
  server.get(`/${localPools.staff.userPoolId}/.well-known/jwks.json`, () => issuer.jwks);
  server.get('/dead-letter-queues', async () => deadLetterQueues?.() ?? []);
  server.get('/access-log', async () => accessLog?.() ?? []);
  server.get('/payers', async () => ({ url: payers?.() }));
  server.get('/database', async () => ({ url: database?.() }));
  if (invoke !== undefined) invocations(server, invoke);
  tokens(server, '/token', tokenRequestSchema, (asked) => issuer.issue(asked));
  if (vendors !== undefined) {
    server.get(`/${localPools.vendors.userPoolId}/.well-known/jwks.json`, () => vendors.jwks);
    tokens(server, '/vendors/token', vendorTokenRequestSchema, (asked) => vendors.issueForVendor(asked));
  }
  return server;
};

const tokens = <Asked extends z.ZodType>(
  server: FastifyInstance,
  path: string,
  asked: Asked,
  issue: (request: z.output<Asked>) => Promise<string>,
): void => {
  server.post(path, async (request, reply) => {
    const parsed = asked.safeParse(request.body);
    if (!parsed.success) return reply.code(400).send({ message: z.prettifyError(parsed.error) });
    try {
      return { token: await issue(parsed.data) };
    } catch (error) {
      if (error instanceof TokenRefusedError) return reply.code(400).send({ message: error.message });
      throw error;
    }
  });
};

/** https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html, RequestResponse only. */
const invocations = (server: FastifyInstance, invoke: InvokeFunction): void => {
  server.addContentTypeParser('application/octet-stream', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  );
  server.post<{ Params: { name: string } }>('/2015-03-31/functions/:name/invocations', async (request, reply) => {
    // A form that no page of another origin can send.
    if (request.headers['content-type'] !== 'application/octet-stream') return reply.code(415).send();
    const payload: unknown = JSON.parse(String(request.body ?? '') || '{}');
    const result = await invoke(request.params.name, payload);
    if (result.ok) return reply.send(JSON.stringify(result.payload));
    const { errorType, errorMessage } = result;
    return reply.header('x-amz-function-error', 'Unhandled').send(JSON.stringify({ errorType, errorMessage }));
  });
};
