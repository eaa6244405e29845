import createClient from 'openapi-fetch';
import { type components, OPERATIONS, type operations, type paths } from './generated/app-api.ts';
import { QuietTime } from './quiet-time.ts';
import { sendRepeatedly, type TokenProvider, type Transport } from './repeated-request.ts';
import { systemTimers, type Timers } from './timers.ts';

export type { TokenProvider } from './repeated-request.ts';

export interface AppApiClientOptions {
  /** Such as `https://abc123.execute-api.us-east-1.amazonaws.com`. */
  readonly baseUrl: string;
  readonly token: TokenProvider;
  /** How often a request is sent at most; 4 by default. */
  readonly attempts?: number;
  /** 15 s by default. */
  readonly attemptTimeoutMs?: number;
  readonly fetch?: (request: Request) => Promise<Response>;
  readonly timers?: Timers;
  readonly random?: () => number;
  readonly newIdempotencyKey?: () => string;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Made for each call by default. Give your own when a call may be repeated after your program restarts. */
  readonly idempotencyKey?: string;
  /** An ETag, quotes included. */
  readonly ifMatch?: string;
  readonly ifNoneMatch?: string;
  /** Lets the request outlive the page that sends it (Fetch standard). */
  readonly keepalive?: boolean;
}

/** The shapes of what is sent and answered, by the names of the OpenAPI document. */
export type Schemas = components['schemas'];
export type OperationId = keyof operations;

type Part<Name extends string, Value> = [Value] extends [never]
  ? unknown
  : [Value] extends [undefined]
    ? unknown
    : undefined extends Value
      ? { readonly [Key in Name]?: Exclude<Value, undefined> }
      : { readonly [Key in Name]: Value };
type BodyOf<Operation> = Operation extends { requestBody: { content: { 'application/json': infer Body } } }
  ? Body
  : undefined;
type Parameter<Operation, Name extends string> = Operation extends { parameters: infer Parameters }
  ? Name extends keyof Parameters
    ? Parameters[Name]
    : undefined
  : undefined;

/** `path`, `query` and `body` of an operation, those that it has. */
export type OperationInput<Id extends OperationId> = Part<'path', Parameter<operations[Id], 'path'>> &
  Part<'query', Parameter<operations[Id], 'query'>> &
  Part<'body', BodyOf<operations[Id]>>;

type Success<Responses> = Responses[keyof Responses];
/** The body of an operation's success. */
export type OperationResult<Id extends OperationId> =
  Success<operations[Id]['responses']> extends { content: { 'application/json': infer Body } } ? Body : undefined;

/** One method per operation of the App API, such as `bookAppointment({ body })`.
 *  Each resolves with the answer's body, and throws FrontdeskError for everything else. */
export type AppApiClient = {
  readonly [Id in OperationId]: (input: OperationInput<Id>, options?: CallOptions) => Promise<OperationResult<Id>>;
};

/** A client of the App API: retries what may be retried, with one idempotency key per call whatever happens on the way.
 *
 *  ```ts
 *  const api = createAppApiClient({ baseUrl, token: () => session.accessToken });
 *  const { items } = await api.searchSlots({ path: { id: 'p001' }, query: { from, to, appointmentType: 'exam' } });
 *  ``` */
export function createAppApiClient(options: AppApiClientOptions): AppApiClient {
  const timers = options.timers ?? systemTimers;
  const transport: Transport = {
    fetch: options.fetch ?? ((request) => globalThis.fetch(request)),
    token: options.token,
    timers,
    quietTime: new QuietTime(timers),
    random: options.random ?? Math.random,
    attempts: options.attempts ?? 4,
    attemptTimeoutMs: options.attemptTimeoutMs ?? 15_000,
  };
  const http = createClient<paths>({ baseUrl: options.baseUrl.replace(/\/$/, '') });
  const newKey = options.newIdempotencyKey ?? (() => crypto.randomUUID());

  const call = async (id: OperationId, input: LooseInput, callOptions: CallOptions = {}): Promise<unknown> => {
    const { method, path, idempotencyKey, precondition }: OperationFacts = OPERATIONS[id];
    // A repeated write that was conditional on the version would meet its own change.
    const repeatable = idempotencyKey || (method !== 'POST' && !precondition);
    const request = http.request as unknown as LooseRequest;
    const { data } = await request(method.toLowerCase(), path, {
      params: { path: input.path ?? {}, query: input.query ?? {} },
      body: input.body,
      headers: headersOf(callOptions, idempotencyKey ? newKey : undefined),
      fetch: (sent) => sendRepeatedly(transport, sent, repeatable),
      ...(callOptions.signal && { signal: callOptions.signal }),
      ...(callOptions.keepalive && { keepalive: true }),
    });
    return data;
  };

  const methods = Object.keys(OPERATIONS).map((id) => [
    id,
    (input: LooseInput, callOptions?: CallOptions) => call(id as OperationId, input, callOptions),
  ]);
  return Object.fromEntries(methods) as AppApiClient;
}

interface OperationFacts {
  readonly method: string;
  readonly path: string;
  readonly idempotencyKey: boolean;
  /** Takes If-Match. */
  readonly precondition: boolean;
}

/** An operation's input once its types have done their work. */
interface LooseInput {
  readonly path?: Record<string, string>;
  readonly query?: Record<string, unknown>;
  readonly body?: unknown;
}

type LooseRequest = (
  method: string,
  path: string,
  init: {
    params: { path: Record<string, string>; query: Record<string, unknown> };
    body: unknown;
    headers: Record<string, string>;
    fetch: (request: Request) => Promise<Response>;
    signal?: AbortSignal;
    keepalive?: boolean;
  },
) => Promise<{ data?: unknown }>;

function headersOf(
  { idempotencyKey, ifMatch, ifNoneMatch }: CallOptions,
  newKey: (() => string) | undefined,
): Record<string, string> {
  const key = idempotencyKey ?? newKey?.();
  return {
    ...(key !== undefined && { 'idempotency-key': key }),
    ...(ifMatch !== undefined && { 'if-match': ifMatch }),
    ...(ifNoneMatch !== undefined && { 'if-none-match': ifNoneMatch }),
  };
}
