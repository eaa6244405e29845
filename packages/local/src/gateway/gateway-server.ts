import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { httpServer } from '../http-server.ts';
import type { GatewayRequest } from './payload-format-2.ts';
import type { GatewayReply } from './reply-format-2.ts';

/** The largest body that an API takes. [http-api-quotas; api-gateway-execution-service-limits-table] */
const bodyLimitBytes = 10 * 1024 * 1024;
/** "Total combined size of request line and header values". [http-api-quotas] */
const headLimitBytes = 10_240;
const nothing = Buffer.alloc(0);

/** An HTTP or REST API: both take the same requests and give the same replies. */
export interface ServedApi {
  /** `tooLarge`: the body was longer than the gateway takes, and is not here. */
  handle(request: GatewayRequest, tooLarge: boolean): Promise<GatewayReply>;
}

/** Serves an API. `currentApi` is asked at each request, so that a reload can put another in its place; undefined while the
 *  cloud starts. `health`: `/health` is answered here, as the edge does for an HTTP API.
 *  On node:http alone: the gateway does its own routing and takes every body as bytes whatever its type claims to be,
 *  which is what a framework would have to be talked out of. */
export const gatewayServer = (currentApi: () => ServedApi | undefined, { health }: { health: boolean }): Server =>
  httpServer((request, response) => {
    // Status and body are inferred.
    if (headBytes(request) > headLimitBytes) {
      request.resume();
      return plain(response, 431, '{"message":"Request Header Fields Too Large"}');
    }
    const url = request.url ?? '/';
    const mark = url.indexOf('?');
    const rawPath = mark === -1 ? url : url.slice(0, mark);
    const api = currentApi();
    if (api === undefined) return plain(response, 503, '{"message":"Service Unavailable"}');
    if (health && rawPath === '/health' && request.method === 'GET') return plain(response, 200, '{"status":"ok"}');
    const answer = async (body: Buffer, tooLarge: boolean): Promise<void> => {
      const reply = await api.handle(
        {
          method: request.method ?? 'GET',
          rawPath,
          rawQuery: mark === -1 ? '' : url.slice(mark + 1),
          rawHeaders: request.rawHeaders,
          headers: request.headers,
          body,
          sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
          protocol: `HTTP/${request.httpVersion}`,
        },
        tooLarge,
      );
      send(response, reply);
    };
    readBody(request, (body, tooLarge) => void answer(body, tooLarge));
  });

// Targets and values come as one character a byte.
const headBytes = ({ method = '', url = '', httpVersion, rawHeaders }: IncomingMessage): number => {
  let bytes = `${method} ${url} HTTP/${httpVersion}`.length;
  for (let index = 1; index < rawHeaders.length; index += 2) bytes += rawHeaders[index]?.length ?? 0;
  return bytes;
};

const plain = (response: ServerResponse, status: number, body: string): void => {
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
};

const send = (response: ServerResponse, { status, headers, body }: GatewayReply): void => {
  const bodiless = status === 204 || status === 304;
  response.writeHead(status, bodiless ? headers : { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(bodiless ? undefined : body);
};

// A body that is too long is read to its end and thrown away: a client that is answered while it still sends sees its
// connection break instead of the 413.
const readBody = (request: IncomingMessage, take: (body: Buffer, tooLarge: boolean) => void): void => {
  let chunks: Buffer[] = [];
  let length = 0;
  request.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length > bodyLimitBytes) chunks = [];
    else chunks.push(chunk);
  });
  request.on('end', () => {
    if (length > bodyLimitBytes) take(nothing, true);
    else take(chunks.length === 1 ? (chunks[0] ?? nothing) : Buffer.concat(chunks), false);
  });
};
