import type { InvocationResult } from '@frontdesk/service-model/service-model';
import { answerWithin } from '../gateway/answer-within.ts';
import type { InvokeWithText } from '../gateway/http-api.ts';
import type { GatewayRequest } from '../gateway/payload-format-2.ts';
import type { GatewayReply } from '../gateway/reply-format-2.ts';
import { traceHeader } from '../gateway/request-ids.ts';
import { type RouteMatch, RouteTable } from '../gateway/route-table.ts';
import { TokenBucket } from '../gateway/token-bucket.ts';
import { deniedMessages } from '../lambda-authorizer/authorizer-answer.ts';
import { evaluatePolicy } from '../lambda-authorizer/policy-evaluation.ts';
import { cacheKey, invalidationOf } from './cached-method.ts';
import { type GatewayErrorDetail, gatewayReply } from './gateway-reply.ts';
import type { GatewayErrorType } from './gateway-responses.ts';
import type { RestMethod } from './method-definition.ts';
import { mockReply, takesMediaType } from './mock-integration.ts';
import { payloadFormat1, type RestEventContext, restAuthorizerEvent, restMethodArn } from './payload-format-1.ts';
import { bodyFault, missingParameters } from './request-validation.ts';
import type { RestRecord } from './rest-access-log.ts';
import type { RestApiDefinition, RestResource } from './rest-api-definition.ts';
import type { RestAuthorizer } from './rest-authorizer.ts';
import { restReply } from './rest-proxy-reply.ts';
import { restRecord } from './rest-record.ts';
import { type RestRequest, restRequest } from './rest-request.ts';
import type { StageCache } from './stage-cache.ts';
import type { UsagePlans } from './usage-plans.ts';

export interface RestApiOptions {
  definition: RestApiDefinition;
  /** What outlives a reload of the definition. */
  state: { authorizer: RestAuthorizer; cache: StageCache; usagePlans: UsagePlans };
  invoke: InvokeWithText;
  logAccess(line: string): void;
  /** Hears of a fault of the gateway itself. */
  onProblem?(message: string): void;
  /** In the place of the integrations' own, 29 s. */
  integrationTimeoutMs?: number;
  /** False: throttles of the stage are not applied, for measurements. */
  throttling?: boolean;
}

/** One request on its way. */
interface Passage {
  request: RestRequest;
  record: RestRecord;
  method: RestMethod;
  event: RestEventContext;
  traceId: string;
  /** Of the authorizer. */
  policy: unknown;
  usageIdentifierKey: string | undefined;
}

/** A step that refuses. */
type Refusal = { type: GatewayErrorType } & GatewayErrorDetail;

/** API Gateway's REST API in front of the local functions, in its order: route, authorizer, key and plan, parameters and
 *  body, cache, integration. [api-gateway-basic-concept; the order is recorded] */
export class RestApi {
  readonly #options: RestApiOptions;
  readonly #resources: RouteTable<RestResource & { method: string }>;
  readonly #buckets = new Map<RestMethod, TokenBucket>();

  constructor(options: RestApiOptions) {
    this.#options = options;
    const { resources } = options.definition;
    // The path alone chooses the resource; a method that it lacks is not looked for elsewhere.
    this.#resources = new RouteTable(resources.map((resource) => ({ ...resource, method: 'ANY' })));
    if (options.throttling === false) return;
    for (const method of resources.flatMap(({ methods }) => [...methods.values()])) {
      const { throttle } = method.settings;
      if (throttle) this.#buckets.set(method, new TokenBucket(throttle.ratePerSecond, throttle.burst, Date.now()));
    }
  }

  /** Answers one request, and logs it. `tooLarge`: its body was longer than the gateway takes. */
  async handle(incoming: GatewayRequest, tooLarge: boolean): Promise<GatewayReply> {
    const { definition, logAccess } = this.#options;
    const startedMs = performance.now();
    const given = incoming.headers['x-amzn-trace-id'];
    const traceId = typeof given === 'string' ? given : traceHeader(Date.now());
    const request = restRequest(incoming, traceId);
    const record = restRecord(definition, incoming);
    const fail = ({ type, ...detail }: Refusal): GatewayReply =>
      gatewayReply(definition.responses, type, request, record, detail);
    let reply: GatewayReply;
    try {
      const outcome = tooLarge ? refusal('REQUEST_TOO_LARGE') : await this.#answer(request, record, traceId);
      reply = 'type' in outcome ? fail(outcome) : outcome;
    } catch (error) {
      this.#options.onProblem?.(`The gateway failed: ${error instanceof Error ? error.stack : String(error)}`);
      reply = fail(refusal('API_CONFIGURATION_ERROR'));
    }
    reply.headers['x-amzn-requestid'] = record.requestId;
    reply.headers['x-amz-apigw-id'] = record.extendedRequestId;
    if (record.responseType === undefined) reply.headers['x-amzn-trace-id'] = traceId;
    record.status = reply.status;
    record.responseLength = Buffer.byteLength(reply.body);
    record.responseLatencyMs = Math.round(performance.now() - startedMs);
    logAccess(definition.formatAccessLog(record));
    return reply;
  }

  async #answer(request: RestRequest, record: RestRecord, traceId: string): Promise<GatewayReply | Refusal> {
    const { definition } = this.#options;
    const match = this.#resources.match('ANY', request.rawPath, request.rawPath.slice(1).split('/'));
    const method = match && (match.route.methods.get(request.method) ?? match.route.methods.get('ANY'));
    if (match === undefined || method === undefined) return refusal('MISSING_AUTHENTICATION_TOKEN');
    record.resourceId = match.route.resourceId;
    record.resourcePath = match.route.path;
    const { deploymentId, binaryMediaTypes } = definition;
    const event = { record, deploymentId, binaryMediaTypes, pathParameters: parametersOf(match) };
    const passage: Passage = {
      request,
      record,
      method,
      event,
      traceId,
      policy: undefined,
      usageIdentifierKey: undefined,
    };
    return (
      (await this.#authorize(passage)) ??
      this.#admit(passage) ??
      validate(passage) ??
      (await this.#fromCacheOrIntegration(passage))
    );
  }

  async #authorize(passage: Passage): Promise<Refusal | undefined> {
    const { method, request, record, event, traceId } = passage;
    if (method.authorizer === undefined) return undefined;
    const { functionName } = method.authorizer;
    const arn = restMethodArn(record);
    const startedMs = performance.now();
    const answer = await this.#options.state.authorizer.answer(method.authorizer, request, record, () =>
      this.#invoke(functionName, restAuthorizerEvent(request, event, arn), traceId, 29_000),
    );
    record.authorizerLatencyMs = Math.round(performance.now() - startedMs);
    if (answer.kind === 'unauthorized') return refusal('UNAUTHORIZED');
    if (answer.kind === 'broken')
      return refusal(answer.refused ? 'AUTHORIZER_FAILURE' : 'AUTHORIZER_CONFIGURATION_ERROR');
    passage.policy = answer.policy;
    passage.usageIdentifierKey = answer.usageIdentifierKey;
    record.authorizer = answer.context;
    const verdict = evaluatePolicy(answer.policy, arn);
    if (verdict === 'allow') return undefined;
    if (verdict === 'malformed') return refusal('AUTHORIZER_CONFIGURATION_ERROR');
    return refusal('ACCESS_DENIED', { message: deniedMessages[verdict] });
  }

  #admit({ method, request, record, usageIdentifierKey }: Passage): Refusal | undefined {
    const { definition, state } = this.#options;
    const bucket = this.#buckets.get(method);
    if (bucket?.take(record.startedEpochMs) === false) return refusal('THROTTLED');
    const value = definition.apiKeySource === 'AUTHORIZER' ? usageIdentifierKey : request.header('x-api-key');
    if (!method.apiKeyRequired) return undefined;
    const { apiId, stage } = definition;
    const { path, httpMethod } = method;
    const admission = state.usagePlans.admit(value, { apiId, stage, path, httpMethod }, record.startedEpochMs);
    if (admission.kind === 'unknown') return refusal('INVALID_API_KEY');
    record.apiKey = admission.key.value;
    record.apiKeyId = admission.key.id;
    if (admission.kind === 'admitted') return undefined;
    return refusal(admission.kind === 'throttled' ? 'THROTTLED' : 'QUOTA_EXCEEDED');
  }

  async #fromCacheOrIntegration(passage: Passage): Promise<GatewayReply | Refusal> {
    const { method, request, record, event } = passage;
    const settings = method.settings.cache;
    if (settings === undefined) return this.#integrate(passage);
    const { cache } = this.#options.state;
    const invalidation = invalidationOf(method, request, passage.policy, restMethodArn(record));
    if (invalidation === 'refuse') return refusal('ACCESS_DENIED');
    const key = cacheKey(method, request, record, event.pathParameters);
    const kept = invalidation === 'refresh' ? undefined : cache.get(key, record.startedEpochMs);
    const reply = kept ?? (await this.#integrate(passage));
    if ('type' in reply) return reply;
    if (kept === undefined) cache.put(key, reply, settings.ttlSeconds, Date.now());
    if (invalidation === 'ignoreWithWarning')
      reply.headers.warning = '199 Cache-control headers were ignored because the caller was unauthorized.';
    return reply;
  }

  async #integrate({ method, request, record, event, traceId }: Passage): Promise<GatewayReply | Refusal> {
    const { integration } = method;
    if (!takesMediaType(integration, request)) return refusal('UNSUPPORTED_MEDIA_TYPE');
    if (integration.type === 'MOCK')
      return mockReply(integration, request, record) ?? refusal('API_CONFIGURATION_ERROR');
    const text = payloadFormat1(request, event);
    if (Buffer.byteLength(text) > eventLimitBytes) return refusal('REQUEST_TOO_LARGE');
    const sentMs = performance.now();
    const result = await this.#invoke(integration.functionName, text, traceId, integration.timeoutMs, request.method);
    record.integrationLatencyMs = Math.round(performance.now() - sentMs);
    if (result === undefined) return refusal('INTEGRATION_TIMEOUT');
    record.integrationStatus = 200;
    const reply = result.ok ? restReply(result.payload, request, event.binaryMediaTypes) : undefined;
    if (reply !== undefined) return reply;
    record.integrationError = result.ok ? 'The reply is malformed.' : result.errorType;
    return refusal(!result.ok && result.kind === 'throttled' ? 'API_CONFIGURATION_ERROR' : 'DEFAULT_5XX');
  }

  /** Undefined when the function took longer than the gateway waits. */
  #invoke(
    name: string,
    event: string,
    traceId: string,
    ownMs: number,
    method?: string,
  ): Promise<InvocationResult | undefined> {
    const { invoke, integrationTimeoutMs } = this.#options;
    return answerWithin(invoke(name, event, traceId, method), integrationTimeoutMs ?? ownMs);
  }
}

/** Lambda's limit on the event of a synchronous invocation. [lambda: gettingstarted-limits] */
const eventLimitBytes = 6_291_456;

const refusal = (type: GatewayErrorType, detail: GatewayErrorDetail = {}): Refusal => ({ type, ...detail });

const parametersOf = ({ pathParameters }: RouteMatch<RestResource>): Record<string, string> | undefined =>
  pathParameters && Object.keys(pathParameters).length > 0 ? pathParameters : undefined;

const validate = ({ method, request, event }: Passage): Refusal | undefined => {
  const missing = missingParameters(method, request, event.pathParameters);
  if (missing.length > 0)
    return refusal('BAD_REQUEST_PARAMETERS', {
      message: `Missing required request parameters: [${missing.join(', ')}]`,
    });
  const validationError = bodyFault(method, request);
  return validationError === undefined ? undefined : refusal('BAD_REQUEST_BODY', { validationError });
};
