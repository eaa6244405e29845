import type { Operation } from '../reference/api-document.ts';

/** What a sample is filled with. */
export interface SampleValues {
  /** Where the Partner API is, without a slash at its end. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly idempotencyKey: string;
  /** What takes the place of the document's examples, by the name of the parameter or the body's member; an id in a path by what it
   *  is the id of, such as `practiceId`. Undefined: the member is left out. */
  readonly known: Readonly<Record<string, unknown>>;
}

/** A request as a sample in any language sends it. */
export interface SampleRequest {
  readonly method: Operation['method'];
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: unknown;
  /** Whether its success has a body. */
  readonly isAnswered: boolean;
}

/** The request of an operation: what the document demands, with its examples, and an idempotency key wherever one is taken. */
export function sampleRequest(operation: Operation, values: SampleValues): SampleRequest {
  const { method, parameters, body } = operation;
  const headers: [string, string][] = [['x-api-key', values.apiKey]];
  if (parameters.some(({ name }) => name === 'Idempotency-Key'))
    headers.push(['Idempotency-Key', values.idempotencyKey]);
  if (body !== undefined) headers.push(['Content-Type', 'application/json']);
  return {
    ...{ method, headers },
    url: values.baseUrl + filledPath(operation, values) + filledQuery(operation, values),
    body: body && filledBody(body.examples?.[0], values),
    isAnswered: operation.answers.some(({ status, schema }) => status.startsWith('2') && schema !== undefined),
  };
}

function filledPath({ path }: Operation, { known }: SampleValues): string {
  return path.replace(/\/([^/{}]+)\/\{(\w+)\}/g, (_match, collection: string, parameter: string) => {
    const name = parameter === 'id' ? `${collection.replace(/s$/, '')}Id` : parameter;
    return `/${collection}/${encodeURIComponent(String(known[name] ?? placeholder(name)))}`;
  });
}

/** `PRACTICE_ID` for `practiceId`. */
const placeholder = (name: string): string => name.replace(/[A-Z]/g, '_$&').toUpperCase();

function filledQuery({ parameters }: Operation, { known }: SampleValues): string {
  const demanded = parameters.filter((parameter) => parameter.in === 'query' && parameter.required === true);
  const query = new URLSearchParams(demanded.map(({ name, example }) => [name, String(known[name] ?? example)]));
  return demanded.length === 0 ? '' : `?${query}`;
}

function filledBody(example: unknown, { known }: SampleValues): unknown {
  if (typeof example !== 'object' || example === null || Array.isArray(example)) return example;
  const members = Object.entries(example).map(([name, value]): [string, unknown] => [
    name,
    name in known ? known[name] : value,
  ]);
  return Object.fromEntries(members.filter(([, value]) => value !== undefined));
}
