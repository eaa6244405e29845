import { once } from 'node:events';
import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Manner } from './monday-plan.ts';

export interface WireRequest {
  method: string;
  path: string;
  token: string;
  headers?: Record<string, string>;
  body?: object;
}

/** `lost`: the connection was cut, by us or by the other side, and no answer came. */
export type WireAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly body: string; readonly retryAfterSeconds: number }
  | { readonly kind: 'lost' };

const LOST: WireAnswer = { kind: 'lost' };
const PIECES = 4;
const PAUSE_MILLISECONDS = 150;
/** Longer than the gateway waits for a function. */
const PATIENCE_MILLISECONDS = 35_000;

/** A client's way to the App API. */
export class WireClient {
  readonly #origin: string;
  readonly #agent = new Agent({ keepAlive: true });

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** Never rejects. */
  async send(sent: WireRequest, manner: Manner): Promise<WireAnswer> {
    const text = sent.body === undefined ? '' : JSON.stringify(sent.body);
    const outgoing = request(`${this.#origin}${sent.path}`, {
      method: sent.method,
      // What is cut or slow has a connection of its own.
      agent: manner === 'plain' ? this.#agent : new Agent({ keepAlive: false }),
      timeout: PATIENCE_MILLISECONDS,
      headers: {
        authorization: `Bearer ${sent.token}`,
        ...(text !== '' && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
        ...sent.headers,
      },
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error('No answer in time')));
    const answer = answerTo(outgoing, manner);
    if (manner === 'slow') await dribble(outgoing, text);
    else outgoing.end(text);
    if (manner === 'cut') outgoing.once('finish', () => setTimeout(() => outgoing.destroy(), 5));
    return answer;
  }

  close(): void {
    this.#agent.destroy();
  }
}

async function answerTo(outgoing: ClientRequest, manner: Manner): Promise<WireAnswer> {
  try {
    const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
    if (manner === 'slow') await sleep(PAUSE_MILLISECONDS);
    let body = '';
    incoming.setEncoding('utf8');
    for await (const chunk of incoming) body += chunk;
    const retryAfterSeconds = Number(incoming.headers['retry-after'] ?? 1);
    // A cut client has looked away, whatever came before the cut.
    if (manner === 'cut') return LOST;
    return { kind: 'answered', status: incoming.statusCode ?? 0, body, retryAfterSeconds };
  } catch {
    return LOST;
  }
}

async function dribble(outgoing: ClientRequest, text: string): Promise<void> {
  const size = Math.ceil(text.length / PIECES);
  for (let at = 0; at < text.length; at += size) {
    if (outgoing.destroyed) return;
    outgoing.write(text.slice(at, at + size));
    await sleep(PAUSE_MILLISECONDS);
  }
  outgoing.end();
}
