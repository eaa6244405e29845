import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { acceptHead, httpServer } from '../http-server.ts';
import { answerConnections } from './connections-api.ts';
import type { Refusal } from './handshake.ts';
import { webSocketQuotas } from './limits.ts';
import type { WebSocketApi } from './websocket-api.ts';

/** How long a client has to answer a close frame before its socket is dropped. */
const closeTimeoutMs = 2_000;

const unavailable: Refusal = { status: 503, body: '{"message":"Service Unavailable"}' };
const badRequest: Refusal = { status: 400, errorType: 'BadRequestException', body: '{"message":"Bad Request"}' };

/** Serves a WebSocket API and its `@connections` on one port. `currentApi` gives undefined while the cloud starts. */
export const realtimeServer = (currentApi: () => WebSocketApi | undefined): Server => {
  const protocols = new WeakMap<IncomingMessage, string>();
  const options = {
    noServer: true,
    clientTracking: false,
    // API Gateway does not compress.
    perMessageDeflate: false,
    maxPayload: webSocketQuotas.messageBytes,
    closeTimeout: closeTimeoutMs,
    // Which one is the `$connect` function's to say. [websocket-connect-route-subprotocol]
    handleProtocols: (_offered: Set<string>, request: IncomingMessage) => protocols.get(request) ?? false,
  };
  const webSockets = new WebSocketServer(options);

  const upgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    const api = currentApi();
    if (api === undefined) return refuse(socket, unavailable);
    if (!acceptHead(request) || !request.headers['sec-websocket-key'] || request.method !== 'GET')
      return refuse(socket, badRequest);
    const { path, ...handshake } = handshakeRequest(request);
    const outcome = await api.handshake(path, handshake);
    if (!outcome.accepted) return refuse(socket, outcome);
    const { visitor, protocol } = outcome;
    if (protocol !== undefined) protocols.set(request, protocol);
    let connected = false;
    webSockets.handleUpgrade(request, socket, head, (webSocket) => {
      connected = true;
      api.connect(visitor, webSocket, socket);
    });
    // The client has gone while the functions decided: the one that let it in must learn it too.
    if (!connected) await api.disconnected(visitor, 1006, 'Connection closed abnormally');
  };

  const server = httpServer((request, response) => {
    const api = currentApi();
    if (api !== undefined) return answerConnections(api, request, response);
    response.writeHead(503, { 'content-type': 'application/json' }).end(unavailable.body);
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Whoever breaks off here is found gone when the functions have answered.
    socket.on('error', () => undefined);
    void upgrade(request, socket, head);
  });
  return server;
};

const handshakeRequest = (request: IncomingMessage) => {
  const url = request.url ?? '/';
  const mark = url.indexOf('?');
  return {
    path: mark === -1 ? url : url.slice(0, mark),
    rawQuery: mark === -1 ? '' : url.slice(mark + 1),
    rawHeaders: request.rawHeaders,
    headers: request.headers,
    sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
  };
};

const refuse = (socket: Duplex, { status, errorType, body }: Refusal): void => {
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Connection: close',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...(body === '' ? [] : ['Content-Type: application/json']),
    ...(errorType === undefined ? [] : [`x-amzn-ErrorType: ${errorType}`]),
  ];
  socket.once('finish', () => socket.destroy());
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
};
