import { contextFromJwtClaims } from '@frontdesk/core/authoriser-context';
import type { ApiMiddleware, ChainRequest } from '../chain.ts';

/** Who calls, from the claims that the gateway verified; from here on the log names the practice and the subject.
 *  Throws FORBIDDEN when the token names no practice, role or subject. */
export function caller(): ApiMiddleware {
  const identifyCaller = (request: ChainRequest): void => {
    const context = contextFromJwtClaims(request.event.requestContext?.authorizer?.jwt?.claims ?? {});
    const { practiceId, subject } = context;
    request.internal.caller = context;
    request.internal.logger = request.internal.logger.with({ practiceId, subject });
  };

  return { name: 'caller', before: identifyCaller };
}
