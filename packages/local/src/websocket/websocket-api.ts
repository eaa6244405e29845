import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { InvokeWithText } from '../gateway/http-api.ts';
import { webSocketId } from '../gateway/request-ids.ts';
import type { WebSocketAccessRecord } from './access-log.ts';
import { Connection } from './connection.ts';
import { gatewayMessage, type HandshakeOutcome, refused, shakeHands } from './handshake.ts';
import { type WebSocketLimits, webSocketQuotas } from './limits.ts';
import { RouteInvocation } from './route-invocation.ts';
import type { WebSocketApiDefinition, WebSocketRoute } from './websocket-api-definition.ts';
import {
  disconnectEvent,
  type HandshakeRequest,
  messageEvent,
  type Occasion,
  type Visitor,
} from './websocket-events.ts';

export interface WebSocketApiOptions {
  invoke: InvokeWithText;
  logAccess(line: string): void;
  /** Shorter than API Gateway's, for those who cannot wait. */
  limits?: Partial<WebSocketLimits>;
  integrationTimeoutMs?: number;
}

/** API Gateway's WebSocket API in front of the local functions: handshakes, routes of messages, and the open connections,
 *  which outlive a reload of the definition. [apigateway-websocket-api-overview] */
export class WebSocketApi {
  readonly #options: WebSocketApiOptions;
  readonly #limits: WebSocketLimits;
  readonly #invocation: RouteInvocation;
  readonly #connections = new Map<string, Connection>();
  #definition: WebSocketApiDefinition | undefined;

  constructor(options: WebSocketApiOptions) {
    const { idleMilliseconds, lifetimeMilliseconds, integrationTimeoutMilliseconds } = webSocketQuotas;
    this.#options = options;
    this.#limits = { idleMilliseconds, lifetimeMilliseconds, ...options.limits };
    this.#invocation = new RouteInvocation(
      options.invoke,
      options.integrationTimeoutMs ?? integrationTimeoutMilliseconds,
    );
  }

  /** Serves this API from now on; undefined: none. */
  use(definition: WebSocketApiDefinition | undefined): void {
    this.#definition = definition;
  }

  /** An open connection. */
  connection(connectionId: string): Connection | undefined {
    const connection = this.#connections.get(connectionId);
    return connection?.isOpen ? connection : undefined;
  }

  /** Decides whether a client may connect. `path` is `/` or `/<stage>`. */
  async handshake(path: string, request: HandshakeRequest): Promise<HandshakeOutcome> {
    const definition = this.#definition;
    const visitor = visitorOf(request);
    const occasion = occasionOf('CONNECT', '$connect');
    const record = recordOf(definition, visitor, occasion);
    if (definition === undefined || (path !== '/' && path.replace(/\/$/, '') !== `/${definition.stage}`))
      return refused(403, 'Forbidden', record, 'ForbiddenException');
    const outcome = await shakeHands(definition, request, visitor, occasion, record, this.#invocation);
    this.#log(definition, record, outcome.accepted ? 200 : outcome.status);
    return outcome;
  }

  /** Takes over the WebSocket of a client whose handshake has succeeded. */
  connect(visitor: Visitor, webSocket: WebSocket, socket: Duplex): void {
    const connection = new Connection({
      visitor,
      webSocket,
      socket,
      limits: this.#limits,
      onMessage: (from, text) => void this.#route(from, text),
      onEnd: ({ connectionId }, code, reason) => {
        this.#connections.delete(connectionId);
        void this.disconnected(visitor, code, reason);
      },
    });
    this.#connections.set(visitor.connectionId, connection);
  }

  /** Tells the function of `$disconnect`, once and whatever becomes of it. */
  async disconnected(visitor: Visitor, disconnectStatusCode: number, disconnectReason: string): Promise<void> {
    const definition = this.#definition;
    if (definition === undefined) return;
    const occasion = occasionOf('DISCONNECT', '$disconnect');
    const record = recordOf(definition, visitor, occasion);
    const route = definition.routes.get('$disconnect');
    if (route) {
      const event = disconnectEvent(definition, visitor, occasion, { disconnectStatusCode, disconnectReason });
      const outcome = await this.#invocation.run(route.functionName, event, record);
      if ('error' in outcome) record.gatewayError = outcome.error;
    }
    this.#log(definition, record, record.gatewayError === undefined ? 200 : 500);
  }

  /** Drops every client; functions are not told any more. */
  stop(): void {
    this.#definition = undefined;
    for (const connection of this.#connections.values()) connection.abandon();
    this.#connections.clear();
  }

  async #route(connection: Connection, text: string): Promise<void> {
    const definition = this.#definition;
    if (definition === undefined) return connection.close(1001);
    const { visitor } = connection;
    const route = routeFor(definition, text);
    const occasion = occasionOf('MESSAGE', route?.routeKey ?? '$default');
    const messageId = webSocketId();
    const record = recordOf(definition, visitor, occasion);
    record.routeKey = route?.routeKey;
    record.messageId = messageId;
    if (route === undefined) {
      record.gatewayError = 'Forbidden';
      connection.send(Buffer.from(gatewayMessage('Forbidden', record)));
      return this.#log(definition, record, 403);
    }
    const event = messageEvent(definition, visitor, occasion, { messageId, body: text });
    const outcome = await this.#invocation.run(route.functionName, event, record);
    if ('error' in outcome) {
      record.gatewayError = outcome.error;
      connection.send(Buffer.from(gatewayMessage(outcome.error, record)));
    } else if (route.hasResponse && outcome.reply.body) {
      connection.send(Buffer.from(outcome.reply.body));
    }
    this.#log(definition, record, 'error' in outcome ? 500 : outcome.reply.status);
  }

  #log({ formatAccessLog }: WebSocketApiDefinition, record: WebSocketAccessRecord, status: number): void {
    record.status = status;
    record.responseLatencyMs = Date.now() - record.startedEpochMs;
    this.#options.logAccess(formatAccessLog(record));
  }
}

// Routes with a dollar are the gateway's to choose, not the client's.
const routeFor = ({ selectRoute, routes }: WebSocketApiDefinition, text: string): WebSocketRoute | undefined => {
  const selected = selectRoute(text);
  const route = selected === undefined || selected.startsWith('$') ? undefined : routes.get(selected);
  return route ?? routes.get('$default');
};

const visitorOf = ({ headers, sourceIp }: HandshakeRequest): Visitor => ({
  connectionId: webSocketId(),
  connectedEpochMs: Date.now(),
  domainName: headers.host ?? '',
  sourceIp,
  userAgent: headers['user-agent'],
  authorizer: undefined,
});

const occasionOf = (eventType: Occasion['eventType'], routeKey: string): Occasion => ({
  eventType,
  routeKey,
  requestId: webSocketId(),
  nowEpochMs: Date.now(),
});

const recordOf = (
  definition: WebSocketApiDefinition | undefined,
  visitor: Visitor,
  occasion: Occasion,
): WebSocketAccessRecord => ({
  ...visitor,
  ...occasion,
  apiId: definition?.apiId ?? '',
  stage: definition?.stage ?? '',
  messageId: undefined,
  startedEpochMs: occasion.nowEpochMs,
  status: 0,
  responseLatencyMs: 0,
  integrationLatencyMs: undefined,
  integrationStatus: undefined,
  integrationError: undefined,
  gatewayError: undefined,
});
