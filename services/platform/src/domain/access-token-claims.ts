import { AppError } from '@frontdesk/core/app-error';
import { contextFromJwtClaims } from '@frontdesk/core/authoriser-context';
import { ROLES, type Role, type Scope, scopesOfRole } from '@frontdesk/core/roles';

/** What an access token says beyond who signed in. */
export interface AccessTokenClaims {
  practiceId: string;
  role: Role;
  scopes: readonly Scope[];
}

/** Reads a user's practice and role from Cognito's user attributes and adds the role's scopes.
 *  It applies the rule of the functions that will read the token, so none is signed that they all would refuse.
 *  Throws FORBIDDEN when the user has no practice or no known role. */
export function accessTokenClaimsOf(userAttributes: Readonly<Record<string, string>>): AccessTokenClaims {
  const { 'custom:practice_id': practice_id, 'custom:role': roleName, sub } = userAttributes;
  const role = ROLES.find((known) => known === roleName);
  if (role === undefined) throw new AppError('FORBIDDEN', { detail: 'The user has no known role.' });
  const { practiceId } = contextFromJwtClaims({ practice_id, role, sub });
  return { practiceId, role, scopes: scopesOfRole(role) };
}
