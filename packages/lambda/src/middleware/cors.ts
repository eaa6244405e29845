import httpCors from '@middy/http-cors';
import type { ApiMiddleware, ChainRequest } from '../chain.ts';
import { headerOf } from '../headers.ts';

/** Headers that a page of an allowed origin may read. */
const EXPOSED_HEADERS = 'Deprecation, ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After, Sunset';

/** CORS for callers that reach the function other than through the HTTP API, whose own configuration answers preflights
 *  and replaces these headers. A request without an Origin is not a page's and costs nothing. */
export function cors(origins: readonly string[]): ApiMiddleware {
  const { after } = httpCors({ origins: [...origins], exposeHeaders: EXPOSED_HEADERS });
  const allowOrigin = (request: ChainRequest): void => {
    if (origins.length === 0 || headerOf(request.event, 'origin') === undefined) return;
    after?.(request as Parameters<NonNullable<typeof after>>[0]);
  };

  return { name: 'cors', after: allowOrigin, onError: allowOrigin };
}
