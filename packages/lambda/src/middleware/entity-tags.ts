import { createHash } from 'node:crypto';
import type { ApiMiddleware, ChainRequest } from '../chain.ts';
import { lowerCased } from '../headers.ts';
import { notModified } from '../preconditions.ts';

/** Gives an answer to a GET an entity tag of its bytes, unless it has one, and answers 304 without a body to a reader who has
 *  them already (RFC 9110, sections 8.8.3 and 13.1.2). Stands outside everything that changes the body.
 *  `conditional: false`: no 304, whatever the reader has. */
export function entityTags({ conditional = true }: { conditional?: boolean } = {}): ApiMiddleware {
  const readRequest = ({ event, internal }: ChainRequest): void => {
    internal.reading = event.requestContext.http.method === 'GET' ? lowerCased(event.headers) : undefined;
  };

  const tag = (request: ChainRequest): void => {
    const { response, internal } = request;
    if (internal.reading === undefined || response?.statusCode !== 200) return;
    const etag = String(response.headers?.etag ?? `"${digestOf(response.body ?? '')}"`);
    if (!conditional || !notModified(internal.reading, etag)) {
      response.headers = { ...response.headers, etag };
      return;
    }
    const { 'content-type': _type, ...headers } = response.headers ?? {};
    request.response = { statusCode: 304, headers: { ...headers, etag }, body: '' };
  };

  return { name: 'entityTags', before: readRequest, after: tag };
}

function digestOf(body: string): string {
  return createHash('sha256').update(body).digest('base64url').slice(0, 22);
}
