import type { Role, Scope } from '@frontdesk/core/roles';

/** The scope that the user pool gives to the client of the front door's check and to no other (resources/front-door-client.cjs). */
const CHECKS_FRONT_DOOR = 'front-door/check';

/** What the access token of a client says that signed in as itself. */
export interface ClientTokenClaims {
  practiceId: string;
  role: Role;
  scopes: readonly Scope[];
}

/** The front door's check reads what any desk may, in the stage's test practice, and nothing else (ADR-0035). Undefined for
 *  every other client, and where the stage has no such practice. */
export function clientTokenClaimsOf(granted: readonly string[], testPractice: string): ClientTokenClaims | undefined {
  if (testPractice === '' || !granted.includes(CHECKS_FRONT_DOOR)) return undefined;
  return { practiceId: testPractice, role: 'agent', scopes: ['slots:read'] };
}
