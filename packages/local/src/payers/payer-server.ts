import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { httpServer } from '../http-server.ts';
import { eligibilityCheck } from './eligibility-check.ts';
import { OUTAGE_KINDS, PAYER_ID, type PayerSimulator, type Reply } from './payer-simulator.ts';

/** Of the clearinghouse's healthcare API. */
export const API_PATH = '/2024-04-01';
const CHECK_PATH = `${API_PATH}/change/medicalnetwork/eligibility/v3`;
const MOST_BYTES = 64 * 1024;

const outage = z.strictObject({
  payerId: z.string().regex(PAYER_ID),
  seconds: z.number().min(0).max(86_400),
  kind: z.enum(OUTAGE_KINDS).default('rejected'),
});

export interface PayerServerOptions {
  readonly simulator: PayerSimulator;
  /** API keys that are accepted. */
  readonly keys: () => readonly string[];
}

/** A clearinghouse over HTTP: the real-time eligibility check of Stedi's healthcare API, with the key in `Authorization`; and beside it
 *  what a developer or a test controls the payers with: `POST /outages`, `GET` and `DELETE /ledger`. */
export const payerServer = ({ simulator, keys }: PayerServerOptions): Server => {
  const routes: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => Promise<void>>> = {
    [`POST ${CHECK_PATH}`]: async (request, response) => {
      const { authorization = '' } = request.headers;
      // The second form is the older one.
      if (!keys().some((key) => authorization === key || authorization === `Key ${key}`)) {
        return send(response, 403, { error: 'forbidden', message: 'The API key is missing or not valid.' });
      }
      const check = eligibilityCheck.safeParse(await jsonOf(request));
      if (!check.success) {
        return send(response, 400, { error: 'bad_request', message: z.prettifyError(check.error) });
      }
      const reply = simulator.replyTo(check.data);
      // Under way until the answer has left or the caller has gone.
      response.once('close', () => simulator.ended(check.data));
      await sendReply(response, reply);
    },
    'POST /outages': async (request, response) => {
      const wanted = outage.safeParse(await jsonOf(request));
      if (!wanted.success) return send(response, 400, { message: z.prettifyError(wanted.error) });
      simulator.setOutage(wanted.data);
      send(response, 200, wanted.data);
    },
    'GET /ledger': async (_request, response) => send(response, 200, simulator.ledger),
    'DELETE /ledger': async (_request, response) => {
      simulator.forget();
      send(response, 200, simulator.ledger);
    },
  };
  return httpServer((request, response) => {
    const route = routes[`${request.method} ${request.url}`];
    if (route === undefined) return send(response, 404, { error: 'not_found', message: 'Not Found' });
    // The caller has gone, or sent too much.
    route(request, response).catch(() => response.destroy());
  });
};

const sendReply = async (response: ServerResponse, reply: Reply): Promise<void> => {
  if (reply.kind === 'never') return;
  if (reply.kind === 'throttled') {
    response.setHeader('retry-after', String(reply.retryAfterSeconds));
    return send(response, 429, { error: 'too_many_requests', message: 'Too many requests' });
  }
  await sleep(reply.afterMilliseconds, undefined, { ref: false });
  if (response.destroyed) return;
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(reply.body) };
  response.writeHead(reply.status, headers);
  if (reply.kind === 'whole') return void response.end(reply.body);
  response.write(reply.body.slice(0, reply.body.length / 2), () => response.destroy());
};

const send = (response: ServerResponse, status: number, body: object): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

/** Undefined for what is no JSON. */
const jsonOf = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length;
    if (bytes > MOST_BYTES) throw new RangeError('Too large');
    chunks.push(chunk as Buffer);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    return undefined;
  }
};
