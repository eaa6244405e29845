import { gatewayOwnedHeaders } from '../gateway/connection-headers.ts';
import { headersAreSendable, proxyReply } from '../gateway/proxy-reply.ts';
import type { GatewayReply } from '../gateway/reply-format-2.ts';
import { isBinary, mediaTypeOf, type RestRequest } from './rest-request.ts';

// What the gateway gives under another name, since these are its own to say. [api-gateway-known-issues]
const remapped = new Set(['authorization', 'connection', 'content-length', 'date', 'server', 'www-authenticate']);

/** Turns what a function returned into an HTTP reply by payload format 1.0; undefined when it is malformed. A body in base64
 *  is decoded when the type of the reply, or the first that the client accepts, is binary in the API.
 *  [set-up-lambda-proxy-integrations, "Output format"; lambda-proxy-binary-media] */
export const restReply = (
  payload: unknown,
  request: RestRequest,
  binaryMediaTypes: readonly string[],
): GatewayReply | undefined => {
  const reply = proxyReply(payload);
  if (reply === undefined) return undefined;
  const headers: Record<string, string | string[]> = {};
  for (const [name, values] of Object.entries(reply.headerLists)) {
    if (!headersAreSendable(name, values)) return undefined;
    const sent = remapped.has(name) ? `x-amzn-remapped-${name}` : name;
    if (!gatewayOwnedHeaders.has(sent)) headers[sent] = values.length === 1 ? (values[0] ?? '') : values;
  }
  headers['content-type'] ??= 'application/json';
  const { rawBody = '', isBase64Encoded } = reply;
  const types = [[headers['content-type']].flat()[0], request.header('accept')?.split(',', 1)[0]];
  const decoded = isBase64Encoded && types.some((type) => type && isBinary(mediaTypeOf(type), binaryMediaTypes));
  return { status: reply.status, headers, body: decoded ? Buffer.from(rawBody, 'base64') : rawBody };
};
