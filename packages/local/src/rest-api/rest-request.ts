import { hopByHopHeaders } from '../gateway/connection-headers.ts';
import type { GatewayRequest } from '../gateway/payload-format-2.ts';

export type ValueLists = Readonly<Record<string, readonly string[]>>;

/** A request as a REST API sees it: names keep their case, values their order. */
export interface RestRequest extends GatewayRequest {
  /** What reaches functions: without the headers of the connection, with those that API Gateway adds. */
  headerLists: ValueLists;
  queryLists: ValueLists;
  /** The last value counts, as API Gateway has it. Header names in any case. */
  header(name: string): string | undefined;
  query(name: string): string | undefined;
}

/** Reads headers and query of a request. Parameters are decoded, the path is not. */
export const restRequest = (request: GatewayRequest, traceId: string): RestRequest => {
  const headers = new Map<string, string[]>();
  const byLowerCase = new Map<string, string[]>();
  const add = (name: string, value: string): void => {
    const known = byLowerCase.get(name.toLowerCase());
    if (known) return void known.push(value);
    const values = [value];
    headers.set(name, values);
    byLowerCase.set(name.toLowerCase(), values);
  };
  const { rawHeaders, sourceIp } = request;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] as string;
    if (!hopByHopHeaders.has(name.toLowerCase())) add(name, rawHeaders[index + 1] as string);
  }
  if (!byLowerCase.has('x-amzn-trace-id')) add('X-Amzn-Trace-Id', traceId);
  const forwarded = byLowerCase.get('x-forwarded-for');
  if (forwarded) forwarded[forwarded.length - 1] += `, ${sourceIp}`;
  else add('X-Forwarded-For', sourceIp);
  if (!byLowerCase.has('x-forwarded-port')) add('X-Forwarded-Port', request.headers.host?.split(':')[1] ?? '80');
  if (!byLowerCase.has('x-forwarded-proto')) add('X-Forwarded-Proto', 'http');

  // Maps, since a parameter may be called `__proto__`.
  const query = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(request.rawQuery)) {
    const known = query.get(name);
    if (known) known.push(value);
    else query.set(name, [value]);
  }
  return {
    ...request,
    headerLists: Object.fromEntries(headers),
    queryLists: Object.fromEntries(query),
    header: (name) => byLowerCase.get(name.toLowerCase())?.at(-1),
    query: (name) => query.get(name)?.at(-1),
  };
};

/** The last value of each. */
export const lastValues = (lists: ValueLists): Record<string, string> =>
  Object.fromEntries(Object.entries(lists).map(([name, values]) => [name, values.at(-1) ?? '']));

/** The type of a body without its parameters; a request without one is taken for JSON.
 *  [integration-passthrough-behaviors] */
export const mediaTypeOf = (contentType: string | undefined): string =>
  contentType?.split(';', 1)[0]?.trim().toLowerCase() || 'application/json';

/** Whether a media type is one of an API's binary ones, of which each may hold wildcards.
 *  [api-gateway-payload-encodings] */
export const isBinary = (mediaType: string, binaryMediaTypes: readonly string[]): boolean =>
  binaryMediaTypes.some((pattern) => {
    if (pattern === '*/*' || pattern === mediaType) return true;
    return pattern.endsWith('/*') && mediaType.startsWith(pattern.slice(0, -1));
  });
