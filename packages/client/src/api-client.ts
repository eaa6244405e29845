import createClient from 'openapi-fetch';
import { QuietTime } from './quiet-time.ts';
import { sendRepeatedly, type TokenProvider, type Transport } from './repeated-request.ts';
import { systemTimers, type Timers } from './timers.ts';

export interface ApiClientOptions {
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
export type InputOf<Operation> = Part<'path', Parameter<Operation, 'path'>> &
  Part<'query', Parameter<Operation, 'query'>> &
  Part<'body', BodyOf<Operation>>;

type Success<Responses> = Responses[keyof Responses];
/** The body of an operation's success. */
export type ResultOf<Operation> = Operation extends { responses: infer Responses }
  ? Success<Responses> extends { content: { 'application/json': infer Body } }
    ? Body
    : undefined
  : undefined;

/** One method per operation of a document, such as `bookAppointment({ body })`.
 *  Each resolves with the answer's body, and throws FrontdeskError for everything else. */
export type ClientOf<Operations> = {
  readonly [Id in keyof Operations]: (
    input: InputOf<Operations[Id]>,
    options?: CallOptions,
  ) => Promise<ResultOf<Operations[Id]>>;
};

/** A client of the operations of a document: retries what may be retried, with one idempotency key per call whatever happens on the
 *  way. */
export function createApiClient<Operations>(
  operations: Readonly<Record<keyof Operations & string, OperationFacts>>,
  options: ApiClientOptions,
): ClientOf<Operations> {
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
  const http = createClient<object>({ baseUrl: options.baseUrl.replace(/\/$/, '') });
  const newKey = options.newIdempotencyKey ?? (() => crypto.randomUUID());

  const call = async (facts: OperationFacts, input: LooseInput, callOptions: CallOptions = {}): Promise<unknown> => {
    const { method, path, idempotencyKey, precondition } = facts;
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

  const methods = Object.entries<OperationFacts>(operations).map(([id, facts]) => [
    id,
    (input: LooseInput = {}, callOptions?: CallOptions) => call(facts, input, callOptions),
  ]);
  return Object.fromEntries(methods) as ClientOf<Operations>;
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
