import { requireRole } from '@frontdesk/core/authoriser-context';
import type { Role } from '@frontdesk/core/roles';
import { type ApiMiddleware, type ChainRequest, callerOf } from '../chain.ts';

/** Lets only callers pass whose role includes `required`. Throws FORBIDDEN. */
export function role(required: Role): ApiMiddleware {
  const demandRole = (request: ChainRequest): void => requireRole(callerOf(request), required);
  return { name: 'role', before: demandRole };
}
