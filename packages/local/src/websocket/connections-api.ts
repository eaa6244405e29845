import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Connection } from './connection.ts';
import { webSocketQuotas } from './limits.ts';

export interface ConnectionLookup {
  /** Only when it is open. */
  connection(connectionId: string): Connection | undefined;
}

const managedPath = /^\/(?:[\w-]+\/)?@connections\/([^/]+)\/?$/;
const wellFormedId = /^[\w+/-]{15}=$/;

/** Answers `@connections`, what functions call to send to a client, to look at it and to close it.
 *  On node:http alone, as little as possible per request: a fan-out is thousands of these a second.
 *  Signatures must be there but are not verified. [apigateway-how-to-call-websocket-api-connections] */
export const answerConnections = (
  connections: ConnectionLookup,
  request: IncomingMessage,
  response: ServerResponse,
): void => {
  const url = request.url ?? '/';
  const mark = url.indexOf('?');
  const path = decoded(mark === -1 ? url : url.slice(0, mark));
  const connectionId = path === undefined ? undefined : managedPath.exec(path)?.[1];
  readBody(request, (body) => {
    if (connectionId === undefined) return fail(response, 403, 'ForbiddenException', 'Forbidden');
    if (!isSigned(request, url))
      return fail(response, 403, 'MissingAuthenticationTokenException', 'Missing Authentication Token');
    if (!wellFormedId.test(connectionId))
      return fail(response, 400, 'BadRequestException', `Invalid connectionId: ${connectionId}`);
    if (body === undefined) return fail(response, 413, 'PayloadTooLargeException', 'Payload too large');
    const connection = connections.connection(connectionId);
    if (connection === undefined) return gone(response);
    if (request.method === 'POST') return connection.send(body) ? succeed(response, 200) : gone(response);
    if (request.method === 'GET') return succeed(response, 200, JSON.stringify(stateOf(connection)));
    if (request.method !== 'DELETE') return fail(response, 403, 'ForbiddenException', 'Forbidden');
    connection.close(1000);
    return succeed(response, 204);
  });
};

const stateOf = ({ visitor, lastActiveEpochMs }: Connection): object => ({
  connectedAt: new Date(visitor.connectedEpochMs).toISOString(),
  identity: { sourceIp: visitor.sourceIp, userAgent: visitor.userAgent },
  lastActiveAt: new Date(lastActiveEpochMs).toISOString(),
});

const isSigned = ({ headers }: IncomingMessage, url: string): boolean =>
  headers.authorization?.startsWith('AWS4-HMAC-SHA256 ') === true || url.includes('X-Amz-Signature=');

const decoded = (path: string): string | undefined => {
  if (!path.includes('%')) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
};

const nothing = Buffer.alloc(0);

/** Gives the whole body, or undefined when it is longer than a message may be; that one is read to its end and dropped. */
const readBody = (request: IncomingMessage, take: (body: Buffer | undefined) => void): void => {
  let chunks: Buffer[] = [];
  let length = 0;
  request.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length > webSocketQuotas.messageBytes) chunks = [];
    else chunks.push(chunk);
  });
  request.on('end', () => {
    if (length > webSocketQuotas.messageBytes) take(undefined);
    else take(chunks.length > 1 ? Buffer.concat(chunks) : (chunks[0] ?? nothing));
  });
};

const succeed = (response: ServerResponse, status: 200 | 204, body = ''): void => {
  const headers: Record<string, string | number> = { 'x-amzn-requestid': randomUUID() };
  if (status === 200) headers['content-length'] = body.length;
  if (body !== '') headers['content-type'] = 'application/json';
  response.writeHead(status, headers).end(body);
};

const gone = (response: ServerResponse): void => {
  response
    .writeHead(410, { 'x-amzn-requestid': randomUUID(), 'x-amzn-errortype': 'GoneException', 'content-length': 0 })
    .end();
};

const fail = (response: ServerResponse, status: number, errorType: string, message: string): void => {
  const body = Buffer.from(JSON.stringify({ message }));
  response
    .writeHead(status, {
      'x-amzn-requestid': randomUUID(),
      'x-amzn-errortype': errorType,
      'content-type': 'application/json',
      'content-length': body.length,
    })
    .end(body);
};
