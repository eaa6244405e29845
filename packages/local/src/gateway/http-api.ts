import type { InvocationResult } from '@frontdesk/service-model/service-model';
import type { AccessRecord } from './access-log.ts';
import { answerWithin } from './answer-within.ts';
import type { HttpApiDefinition, HttpApiRoute } from './http-api-definition.ts';
import { type GatewayRequest, joinedHeader, payloadFormat2 } from './payload-format-2.ts';
import { type GatewayReply, replyFromFunction } from './reply-format-2.ts';
import { gatewayRequestId, traceHeader } from './request-ids.ts';
import { type RouteMatch, RouteTable } from './route-table.ts';
import { TokenBucket } from './token-bucket.ts';
import { unansweredRecord } from './unanswered-record.ts';

/** Invokes with an event that is JSON text already. */
/** `method` is the request's, where it has one. */
export type InvokeWithText = (
  functionName: string,
  event: string,
  traceId: string,
  method?: string,
) => Promise<InvocationResult>;

export interface HttpApiOptions {
  definition: HttpApiDefinition;
  invoke: InvokeWithText;
  logAccess(line: string): void;
  /** Hears of a fault of the gateway itself. */
  onProblem?(message: string): void;
  /** The longest that an HTTP API waits for a function. [http-api-quotas] */
  integrationTimeoutMs?: number;
  /** False: stage throttles are not applied, for measurements. */
  throttling?: boolean;
}

/** Lambda's limit on the event of a synchronous invocation. [lambda: gettingstarted-limits] */
const eventLimitBytes = 6_291_456;

type MutableRecord = { -readonly [Field in keyof AccessRecord]: AccessRecord[Field] };

/** API Gateway's HTTP API in front of the local functions: route, throttle, JWT, function, in this order, and CORS over all. */
export class HttpApi {
  readonly #options: HttpApiOptions;
  readonly #routes: RouteTable<HttpApiRoute>;
  readonly #buckets = new Map<HttpApiRoute, TokenBucket>();
  readonly #integrationTimeoutMs: number;

  constructor(options: HttpApiOptions) {
    this.#options = options;
    this.#routes = new RouteTable(options.definition.routes);
    this.#integrationTimeoutMs = options.integrationTimeoutMs ?? 30_000;
    if (options.throttling === false) return;
    for (const route of options.definition.routes) {
      const { throttle } = route;
      if (throttle) this.#buckets.set(route, new TokenBucket(throttle.ratePerSecond, throttle.burst, Date.now()));
    }
  }

  /** Answers one request, and logs it. `tooLarge`: its body was longer than the gateway takes. */
  async handle(request: GatewayRequest, tooLarge: boolean): Promise<GatewayReply> {
    const { definition, logAccess } = this.#options;
    const startedMs = performance.now();
    const record = this.#recordOf(request);
    const reply = tooLarge
      ? gatewayError(413, record)
      : await this.#answer(request, record).catch((error: unknown) => {
          this.#options.onProblem?.(`The gateway failed: ${error instanceof Error ? error.stack : String(error)}`);
          return gatewayError(500, record);
        });
    const { origin } = request.headers;
    if (definition.cors && typeof origin === 'string')
      Object.assign(reply.headers, definition.cors.responseHeaders(origin));
    reply.headers['apigw-requestid'] = record.requestId;
    record.status = reply.status;
    record.responseLength = Buffer.byteLength(reply.body);
    record.responseLatencyMs = Math.round(performance.now() - startedMs);
    logAccess(definition.formatAccessLog(record));
    return reply;
  }

  async #answer(request: GatewayRequest, record: MutableRecord): Promise<GatewayReply> {
    const preflight = this.#preflight(request);
    if (preflight) return preflight;
    const segments = decodedSegments(request.rawPath);
    if (segments === undefined) return gatewayError(400, record);
    record.path = `/${segments.join('/')}`;
    const match = this.#routes.match(request.method, record.path, segments);
    if (match === undefined) return gatewayError(404, record);
    const { route } = match;
    record.routeKey = route.routeKey;
    if (this.#buckets.get(route)?.take(record.startedEpochMs) === false) return gatewayError(429, record);
    const decision = route.jwt?.authorizer.authorize(
      joinedHeader(request.rawHeaders, 'authorization'),
      route.jwt.scopes,
    );
    if (decision?.allowed === false) {
      record.authorizerError = decision.error;
      const reply = gatewayError(decision.status, record);
      reply.headers['www-authenticate'] = decision.challenge;
      return reply;
    }
    record.claims = decision?.claims;
    return this.#integrate(request, record, match);
  }

  async #integrate(
    request: GatewayRequest,
    record: MutableRecord,
    match: RouteMatch<HttpApiRoute>,
  ): Promise<GatewayReply> {
    const { definition, invoke } = this.#options;
    const { route, pathParameters } = match;
    const incomingTrace = request.headers['x-amzn-trace-id'];
    const traceId = typeof incomingTrace === 'string' ? incomingTrace : traceHeader(record.startedEpochMs);
    const scopes = route.jwt && route.jwt.scopes.length > 0 ? route.jwt.scopes : null;
    const event = payloadFormat2(request, {
      apiId: definition.apiId,
      stage: definition.stage,
      stageVariables: definition.stageVariables,
      requestId: record.requestId,
      routeKey: route.routeKey,
      traceId,
      path: record.path,
      pathParameters,
      jwt: record.claims && { claims: record.claims, scopes },
      nowEpochMs: record.startedEpochMs,
    });
    if (event.length * 3 > eventLimitBytes && Buffer.byteLength(event) > eventLimitBytes)
      return gatewayError(413, record);
    const sentMs = performance.now();
    const invoked = invoke(route.functionName, event, traceId, request.method);
    const result = await answerWithin(invoked, this.#integrationTimeoutMs);
    record.integrationLatencyMs = Math.round(performance.now() - sentMs);
    return this.#replyOf(result, record);
  }

  #replyOf(result: InvocationResult | undefined, record: MutableRecord): GatewayReply {
    if (result === undefined) return gatewayError(503, record);
    record.integrationStatus = 200;
    if (!result.ok) {
      record.integrationError = result.errorType;
      return gatewayError(result.kind === 'throttled' ? 503 : 500, record);
    }
    const reply = replyFromFunction(result.payload, this.#options.definition.cors !== undefined);
    if (reply !== undefined) return reply;
    record.integrationError = 'The reply is malformed.';
    return gatewayError(500, record);
  }

  #preflight({ method, headers }: GatewayRequest): GatewayReply | undefined {
    const { cors } = this.#options.definition;
    const { origin } = headers;
    if (method !== 'OPTIONS' || !cors || !origin || !headers['access-control-request-method']) return undefined;
    return { status: 204, headers: cors.preflightHeaders(origin), body: '' };
  }

  #recordOf(request: GatewayRequest): MutableRecord {
    const { definition } = this.#options;
    const unanswered = unansweredRecord(definition, request, gatewayRequestId());
    return { ...unanswered, authorizerError: undefined, claims: undefined };
  }
}

const messages = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  413: 'Request Entity Too Large',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** The gateway's own answer: its wording and form cannot be changed on an HTTP API. */
const gatewayError = (status: keyof typeof messages, record: MutableRecord): GatewayReply => {
  const message = messages[status];
  record.gatewayError = message;
  return { status, headers: { 'content-type': 'application/json' }, body: `{"message":"${message}"}` };
};

const decodedSegments = (rawPath: string): string[] | undefined => {
  try {
    return rawPath.slice(1).split('/').map(decodeURIComponent);
  } catch {
    return undefined;
  }
};
