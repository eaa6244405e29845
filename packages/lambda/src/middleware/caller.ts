import { type AuthoriserContext, contextFromJwtClaims } from '@frontdesk/core/authoriser-context';
import type { ApiMiddleware, ChainRequest } from '../chain.ts';

/** Reads the caller from what the gateway verified. Throws FORBIDDEN when that names no practice, role or subject. */
type IdentifyCaller = (request: ChainRequest) => AuthoriserContext;

/** Who calls; from here on the log names the practice and the subject. Throws FORBIDDEN. */
export function caller(identify: IdentifyCaller = callerOfToken): ApiMiddleware {
  const identifyCaller = (request: ChainRequest): void => {
    const context = identify(request);
    const { practiceId, subject } = context;
    request.internal.caller = context;
    request.internal.logger = request.internal.logger.with({ practiceId, subject });
  };

  return { name: 'caller', before: identifyCaller };
}

const callerOfToken: IdentifyCaller = ({ event }) =>
  contextFromJwtClaims(event.requestContext?.authorizer?.jwt?.claims ?? {});
