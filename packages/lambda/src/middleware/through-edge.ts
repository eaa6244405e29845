import { createHash, timingSafeEqual } from 'node:crypto';
import { AppError } from '@frontdesk/core/app-error';
import type { ApiMiddleware, ChainRequest } from '../chain.ts';
import { containerMetrics } from '../embedded-metrics.ts';
import { headerOf } from '../headers.ts';

/** The header that CloudFront adds on its way to the API, in place of any that a caller sent. */
const EDGE_HEADER = 'x-frontdesk-edge';

/** Lets only requests pass that came through CloudFront, and so through its firewall: an HTTP API cannot be closed to
 *  others itself (ADR-0012). Any of `secrets` will do, so that one can replace another; without any there is no edge, as in
 *  the local cloud, and no middleware. Throws FORBIDDEN. */
export function throughEdge(secrets: readonly string[]): ApiMiddleware[] {
  if (secrets.length === 0) return [];
  const digests = secrets.map(digestOf);
  const demandEdge = ({ event }: ChainRequest): void => {
    const header = headerOf(event, EDGE_HEADER);
    const shown = digestOf(header ?? '');
    // Digests are equally long, as the comparison demands, and every one of them is compared.
    const matches = digests.filter((digest) => timingSafeEqual(digest, shown));
    if (matches.length > 0) return;
    // Strangers have no token that the gateway lets through: it is CloudFront that shows a signed-in caller's call a wrong secret.
    if (header !== undefined && event.requestContext?.authorizer !== undefined)
      containerMetrics.record('EdgeMismatches');
    throw new AppError('FORBIDDEN');
  };

  return [{ name: 'throughEdge', before: demandEdge }];
}

function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
