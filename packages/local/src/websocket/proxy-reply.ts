/** What a function returned to a proxy integration. */
export interface ProxyReply {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: string | undefined;
}

const knownKeys = new Set(['statusCode', 'headers', 'multiValueHeaders', 'body', 'isBase64Encoded']);

/** Reads a function's reply as WebSocket and REST APIs do; undefined when it is malformed: no object, an empty one, one
 *  with a key that is not known, or with a status that is no number. [set-up-lambda-proxy-integrations, "Output format"] */
export const proxyReply = (payload: unknown): ProxyReply | undefined => {
  if (!isRecord(payload)) return undefined;
  const keys = Object.keys(payload);
  if (keys.length === 0 || !keys.every((key) => knownKeys.has(key))) return undefined;
  const status = statusOf(payload.statusCode ?? 200);
  const { headers, body } = payload;
  if (status === undefined || !isAbsentOr(headers, isRecord) || !isAbsentOr(body, isText)) return undefined;
  const encoded = payload.isBase64Encoded === true;
  return {
    status,
    headers: Object.fromEntries(
      Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
    ),
    body: encoded && body ? Buffer.from(body, 'base64').toString() : (body ?? undefined),
  };
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText = (value: unknown): value is string => typeof value === 'string';

const isAbsentOr = <Value>(value: unknown, is: (value: unknown) => value is Value): value is Value | null | undefined =>
  value === undefined || value === null || is(value);

const statusOf = (value: unknown): number | undefined => {
  const status = typeof value === 'string' && /^\d{3}$/.test(value) ? Number(value) : value;
  return typeof status === 'number' && Number.isInteger(status) && status >= 100 && status <= 599 ? status : undefined;
};
