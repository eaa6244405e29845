import { AppError } from '@frontdesk/core/app-error';
import type { Clock } from '@frontdesk/core/clock';
import type { ApiMiddleware, ChainRequest } from '../chain.ts';

/** A version of the API on its way out. Instants are epoch milliseconds. */
export interface VersionPolicy {
  readonly deprecatedAt: number;
  readonly sunsetAt: number;
  /** Announced times before the sunset in which the version answers as it will afterwards, so that who still needs it notices. */
  readonly brownOuts: readonly BrownOut[];
  /** Tells how to move to the successor. */
  readonly guideUrl: string;
  readonly successorUrl: string;
}

interface BrownOut {
  readonly start: number;
  readonly end: number;
}

/** Tells every caller of a version that it is deprecated, since when, until when it answers, and what replaces it, by
 *  `Deprecation` (RFC 9745), `Sunset` and `Link` (RFC 8594). From the sunset on, and in a brown-out, throws VERSION_RETIRED. */
export function version(policy: VersionPolicy, clock: Clock): ApiMiddleware {
  const headers = versionHeaders(policy);

  const refuseRetired = (): void => {
    const now = clock.now();
    const successor = `Call ${policy.successorUrl} instead. How to change: ${policy.guideUrl}`;
    if (now >= policy.sunsetAt) throw new AppError('VERSION_RETIRED', { detail: successor });
    const brownOut = policy.brownOuts.find(({ start, end }) => start <= now && now < end);
    if (brownOut === undefined) return;
    throw new AppError('VERSION_RETIRED', {
      detail: `This version answers again at ${new Date(brownOut.end).toISOString()}, until its sunset. ${successor}`,
      retryAfterSeconds: (brownOut.end - now) / 1000,
    });
  };

  const tell = ({ response, internal }: ChainRequest): void => {
    if (response !== null && response !== undefined) response.headers = { ...response.headers, ...headers };
    else internal.refusalHeaders = { ...internal.refusalHeaders, ...headers };
  };

  return { name: 'version', before: refuseRetired, after: tell, onError: tell };
}

/** `Deprecation` is a structured-field date, `Sunset` an HTTP date. */
function versionHeaders({ deprecatedAt, sunsetAt, guideUrl, successorUrl }: VersionPolicy): Record<string, string> {
  return {
    deprecation: `@${Math.floor(deprecatedAt / 1000)}`,
    sunset: new Date(sunsetAt).toUTCString(),
    link: [
      `<${guideUrl}>; rel="deprecation"; type="text/html"`,
      `<${guideUrl}>; rel="sunset"; type="text/html"`,
      `<${successorUrl}>; rel="successor-version"`,
    ].join(', '),
  };
}
