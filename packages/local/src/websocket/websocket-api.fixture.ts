import type { IncomingMessage } from 'node:http';
import type { InvocationResult } from '@frontdesk/service-model/service-model';
import { type ClientOptions, WebSocket } from 'ws';
import { closeServer, listenOnLoopback } from '../loopback-listener.ts';
import { webSocketLogFormatter } from './access-log.ts';
import type { WebSocketLimits } from './limits.ts';
import { realtimeServer } from './realtime-server.ts';
import { routeSelector } from './route-selection.ts';
import { WebSocketApi } from './websocket-api.ts';
import type { WebSocketRoute } from './websocket-api-definition.ts';

/** What the functions of these tests read of an event. */
export interface SeenEvent {
  [field: string]: unknown;
  body: string;
  headers: Record<string, string>;
  requestContext: Record<string, unknown> & { connectionId: string; requestId: string; authorizer?: object };
}

type TestFunction = (event: SeenEvent) => unknown;

export interface TestApi {
  /** `http:` and `ws:` addresses of the port. */
  http: string;
  ws: string;
  /** The events that a function got, oldest first; by the key of its route, or `authorizer`. */
  seen(functionName: string): SeenEvent[];
  access: Record<string, string>[];
  stop(): Promise<void>;
}

export interface TestApiOptions {
  /** By key of the route; `authorizer` is the one of `$connect`. */
  functions: Record<string, TestFunction>;
  /** Keys of routes that have a route response. */
  answering?: readonly string[];
  identitySources?: readonly string[];
  selection?: string;
  limits?: Partial<WebSocketLimits>;
  integrationTimeoutMs?: number;
}

const logFormat = JSON.stringify(
  Object.fromEntries(
    ['eventType', 'routeKey', 'status', 'connectionId', 'requestId', 'error.message', 'authorizer.principalId'].map(
      (name) => [name, `$context.${name}`],
    ),
  ),
);

/** A WebSocket API in this process whose functions are functions of the test. */
export const startTestApi = async (options: TestApiOptions): Promise<TestApi> => {
  const { functions, answering = [], identitySources = [], limits = {} } = options;
  const invoked: { name: string; event: SeenEvent }[] = [];
  const access: Record<string, string>[] = [];
  const api = new WebSocketApi({
    invoke: async (name, text): Promise<InvocationResult> => {
      const event = JSON.parse(text) as SeenEvent;
      invoked.push({ name, event });
      try {
        return { ok: true, payload: (await functions[name]?.(event)) ?? null };
      } catch (error) {
        const { name: errorType, message: errorMessage } = error as Error;
        return { ok: false, kind: 'error', errorType, errorMessage };
      }
    },
    logAccess: (line) => access.push(JSON.parse(line)),
    limits,
    ...(options.integrationTimeoutMs !== undefined && { integrationTimeoutMs: options.integrationTimeoutMs }),
  });
  const routes = Object.keys(functions)
    .filter((key) => key !== 'authorizer')
    .map((routeKey): [string, WebSocketRoute] => {
      const hasResponse = answering.includes(routeKey);
      const authorizer = { functionName: 'authorizer', identitySources };
      const authorized = routeKey === '$connect' && functions.authorizer !== undefined;
      return [routeKey, { routeKey, functionName: routeKey, hasResponse, ...(authorized && { authorizer }) }];
    });
  api.use({
    apiId: 'abcdefghij',
    stage: 'dev',
    stageVariables: undefined,
    selectRoute: routeSelector(options.selection ?? '$request.body.action'),
    routes: new Map(routes),
    formatAccessLog: webSocketLogFormatter(logFormat),
  });
  const server = realtimeServer(() => api);
  const port = await listenOnLoopback(server, 0);
  return {
    http: `http://127.0.0.1:${port}`,
    ws: `ws://127.0.0.1:${port}`,
    seen: (functionName) => invoked.filter(({ name }) => name === functionName).map(({ event }) => event),
    access,
    stop: () => {
      api.stop();
      return closeServer(server);
    },
  };
};

/** A client, and what it has got so far. */
export interface TestClient {
  socket: WebSocket;
  messages: string[];
  closed: Promise<{ code: number; reason: string }>;
}

/** Connects; rejects when the handshake is refused. */
export const connect = (url: string, options: ClientOptions = {}, protocols: string[] = []): Promise<TestClient> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(url, protocols, options);
    const messages: string[] = [];
    const closed = new Promise<{ code: number; reason: string }>((ended) => {
      socket.on('close', (code, reason) => ended({ code, reason: reason.toString() }));
    });
    socket.on('message', (data) => messages.push(data.toString()));
    socket.on('error', reject);
    socket.on('open', () => resolve({ socket, messages, closed }));
  });

/** Connects in vain, and gives the HTTP answer. */
export const refusedHandshake = (
  url: string,
  options: ClientOptions = {},
): Promise<{ status: number | undefined; errorType: unknown; body: string }> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(url, options);
    socket.on('open', () => reject(new Error('It was not refused.')));
    socket.on('error', reject);
    socket.on('unexpected-response', (_request, response: IncomingMessage) => {
      let body = '';
      response.on('data', (chunk) => (body += chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode, errorType: response.headers['x-amzn-errortype'], body }),
      );
    });
  });
