import { gatewayOwnedHeaders } from './connection-headers.ts';
import { headersAreSendable } from './proxy-reply.ts';

export interface GatewayReply {
  status: number;
  headers: Record<string, string | string[]>;
  body: Buffer | string;
}

/** Turns what a function returned into an HTTP reply by payload format 2.0; undefined when it is malformed.
 *  `dropCorsHeaders`: the API has a CORS configuration of its own. [http-api-develop-integrations-lambda, "Lambda function
 *  response for format 2.0"] */
export const replyFromFunction = (payload: unknown, dropCorsHeaders: boolean): GatewayReply | undefined => {
  if (!isRecord(payload) || payload.statusCode === undefined) return inferredReply(payload);
  const status = statusOf(payload.statusCode);
  const headers = headersOf(payload.headers, dropCorsHeaders);
  const body = bodyOf(payload.body, payload.isBase64Encoded === true);
  const cookies = payload.cookies ?? [];
  if (status === undefined || headers === undefined || body === undefined) return undefined;
  if (
    !Array.isArray(cookies) ||
    !cookies.every((cookie) => typeof cookie === 'string' && isSendable('set-cookie', cookie))
  )
    return undefined;
  if (cookies.length > 0) headers['set-cookie'] = cookies;
  headers['content-type'] ??= 'text/plain; charset=utf-8';
  return { status, headers, body };
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const inferredReply = (payload: unknown): GatewayReply => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: typeof payload === 'string' ? payload : JSON.stringify(payload),
});

const statusOf = (value: unknown): number | undefined => {
  const status = typeof value === 'string' && /^\d{3}$/.test(value) ? Number(value) : value;
  return typeof status === 'number' && Number.isInteger(status) && status >= 200 && status <= 599 ? status : undefined;
};

const headersOf = (value: unknown, dropCorsHeaders: boolean): Record<string, string | string[]> | undefined => {
  const headers: Record<string, string | string[]> = {};
  if (value === undefined || value === null) return headers;
  if (!isRecord(value)) return undefined;
  for (const [name, item] of Object.entries(value)) {
    if (item === null || item === undefined) continue;
    if (typeof item === 'object') return undefined;
    const lowerCased = name.toLowerCase();
    if (gatewayOwnedHeaders.has(lowerCased) || (dropCorsHeaders && lowerCased.startsWith('access-control-'))) continue;
    if (!isSendable(lowerCased, String(item))) return undefined;
    headers[lowerCased] = String(item);
  }
  return headers;
};

const isSendable = (name: string, value: string): boolean => headersAreSendable(name, [value]);

const bodyOf = (value: unknown, isBase64Encoded: boolean): Buffer | string | undefined => {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') return undefined;
  return isBase64Encoded ? Buffer.from(value, 'base64') : value;
};
