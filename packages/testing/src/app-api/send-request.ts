import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { sharedCloud } from './shared-cloud-addresses.ts';

/** A request as it goes over the wire: nothing is encoded, corrected or added but `content-length` and `host`. */
export interface WireRequest {
  readonly method: string;
  /** With the query, already encoded. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string | string[] | undefined>>;
  readonly body?: string | Uint8Array;
}

export interface WireAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The gateway's id of the request. */
  readonly requestId: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly json: any;
}

const agent = new Agent({ keepAlive: true, maxSockets: 128 });

/** Sends one request to the App API, by node:http, which unlike fetch sends what it is told. */
export function sendRequest({ method, path, headers = {}, body }: WireRequest): Promise<WireAnswer> {
  // Said here, since node:http says it of no GET and no DELETE.
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const sent: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries({ ...length, ...headers })) if (value !== undefined) sent[name] = value;
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(sharedCloud.appApi);
    const outgoing = request({ hostname, port, agent, method, path, headers: sent }, (reply) => {
      const chunks: Buffer[] = [];
      reply.on('data', (chunk: Buffer) => chunks.push(chunk));
      reply.on('error', reject);
      reply.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const requestId = String(reply.headers['apigw-requestid'] ?? '');
        resolve({ status: reply.statusCode ?? 0, headers: reply.headers, text, requestId, json: parsed(text) });
      });
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      // The server has closed an idle connection at the moment of its use, as it may; nothing was read of the request.
      const again = outgoing.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
      if (again) sendRequest({ method, path, headers, ...(body !== undefined && { body }) }).then(resolve, reject);
      else reject(error);
    });
    outgoing.end(body);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
