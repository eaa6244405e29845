import { AppError } from '@frontdesk/core/app-error';
import type { Scope } from '@frontdesk/core/roles';
import { type ApiMiddleware, type ChainRequest, callerOf } from '../chain.ts';

/** Lets only callers pass who have the scope, where the gateway does not look at scopes itself. Throws FORBIDDEN. */
export function scope(required: Scope): ApiMiddleware {
  const demandScope = (request: ChainRequest): void => {
    if (!callerOf(request).scopes.includes(required)) throw new AppError('FORBIDDEN');
  };
  return { name: 'scope', before: demandScope };
}
