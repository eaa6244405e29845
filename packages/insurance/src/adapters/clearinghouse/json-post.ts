import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { secondsToRetryAfter } from '@frontdesk/core/retry-after';

/** More than any payer's 271 in JSON. */
const MOST_BYTES = 4 * 1024 * 1024;

export interface JsonReply {
  readonly status: number;
  readonly retryAfterSeconds?: number;
  readonly body: string;
}

/** The request did not get its reply. `notSent`: no connection came about, so the other side knows nothing of it. */
export class NoReplyError extends Error {
  override readonly name = 'NoReplyError';
  readonly notSent: boolean;

  /** The cause is not kept: its message may repeat what was sent. */
  constructor(notSent: boolean) {
    super(notSent ? 'No connection came about.' : 'The connection broke off.');
    this.notSent = notSent;
  }
}

/** Posts JSON over a connection of its own: a container that was frozen finds kept ones dead, and what was written into one of these
 *  must not be written again. Throws NoReplyError, also when `signal` aborts. */
export function postJson(
  url: string,
  { authorization, body, signal }: { authorization: string; body: object; signal: AbortSignal },
): Promise<JsonReply> {
  return new Promise((resolve, reject) => {
    const text = JSON.stringify(body);
    const headers = {
      authorization,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      accept: 'application/json',
    };
    const options: RequestOptions = { method: 'POST', headers, agent: false, signal };
    let connected = false;
    const fail = (): void => reject(new NoReplyError(!connected));
    const request = (url.startsWith('https:') ? httpsRequest : httpRequest)(url, options, (response) => {
      readText(response).then(
        (read) => resolve({ ...headOf(response), body: read }),
        () => {
          request.destroy();
          fail();
        },
      );
    });
    request.once('socket', (socket) => {
      socket.once(url.startsWith('https:') ? 'secureConnect' : 'connect', () => {
        connected = true;
      });
    });
    request.once('error', fail);
    request.end(text);
  });
}

async function readText(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    bytes += (chunk as Buffer).length;
    if (bytes > MOST_BYTES) throw new RangeError('The reply is too long.');
    chunks.push(chunk as Buffer);
  }
  if (!response.complete) throw new Error('The reply broke off.');
  return Buffer.concat(chunks).toString();
}

function headOf({ statusCode = 0, headers }: IncomingMessage): Omit<JsonReply, 'body'> {
  const retryAfterSeconds = secondsToRetryAfter(headers['retry-after'], Date.now());
  return { status: statusCode, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) };
}
