import { validateHeaderName, validateHeaderValue } from 'node:http';

/** What a function returned to a proxy integration. */
export interface ProxyReply {
  status: number;
  /** Names in lower case, the last value of each. */
  headers: Record<string, string>;
  /** All values: those of `multiValueHeaders`, and of `headers` what these do not name. */
  headerLists: Record<string, string[]>;
  /** Decoded when it is in base64. */
  body: string | undefined;
  /** As the function gave it. */
  rawBody: string | undefined;
  isBase64Encoded: boolean;
}

const knownKeys = new Set(['statusCode', 'headers', 'multiValueHeaders', 'body', 'isBase64Encoded']);

/** Reads a function's reply as WebSocket and REST APIs do; undefined when it is malformed: no object, an empty one, one
 *  with a key that is not known, with a status that is no number, or with `multiValueHeaders` that are no lists.
 *  [set-up-lambda-proxy-integrations, "Output format"] */
export const proxyReply = (payload: unknown): ProxyReply | undefined => {
  if (!isRecord(payload)) return undefined;
  const keys = Object.keys(payload);
  if (keys.length === 0 || !keys.every((key) => knownKeys.has(key))) return undefined;
  const status = statusOf(payload.statusCode ?? 200);
  const { headers, multiValueHeaders, body } = payload;
  if (status === undefined || !isAbsentOr(headers, isRecord) || !isAbsentOr(body, isText)) return undefined;
  if (!isAbsentOr(multiValueHeaders, isRecord)) return undefined;
  const lists = Object.entries(multiValueHeaders ?? {});
  if (!lists.every(([, values]) => Array.isArray(values))) return undefined;
  const headerLists = listsOf(Object.entries(headers ?? {}), lists as [string, unknown[]][]);
  const isBase64Encoded = payload.isBase64Encoded === true;
  return {
    status,
    headers: Object.fromEntries(Object.entries(headerLists).map(([name, values]) => [name, values.at(-1) ?? ''])),
    headerLists,
    body: isBase64Encoded && body ? Buffer.from(body, 'base64').toString() : (body ?? undefined),
    rawBody: body ?? undefined,
    isBase64Encoded,
  };
};

/** Whether HTTP can carry them. */
export const headersAreSendable = (name: string, values: readonly string[]): boolean => {
  try {
    validateHeaderName(name);
    for (const value of values) validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
};

const listsOf = (
  single: readonly [string, unknown][],
  multiple: readonly [string, unknown[]][],
): Record<string, string[]> => {
  const lists: Record<string, string[]> = {};
  for (const [name, value] of single) if (isGiven(value)) lists[name.toLowerCase()] = [String(value)];
  for (const [name, values] of multiple) if (values.length > 0) lists[name.toLowerCase()] = values.map(String);
  return lists;
};

const isGiven = (value: unknown): boolean => value !== null && value !== undefined;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText = (value: unknown): value is string => typeof value === 'string';

const isAbsentOr = <Value>(value: unknown, is: (value: unknown) => value is Value): value is Value | null | undefined =>
  value === undefined || value === null || is(value);

const statusOf = (value: unknown): number | undefined => {
  const status = typeof value === 'string' && /^\d{3}$/.test(value) ? Number(value) : value;
  return typeof status === 'number' && Number.isInteger(status) && status >= 100 && status <= 599 ? status : undefined;
};
