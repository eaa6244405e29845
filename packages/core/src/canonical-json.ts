import { Phi } from './phi.ts';

/** JSON with object keys sorted and undefined members left out, so that equal values give equal text
 *  (RFC 8785 for the values JSON.parse can produce; numbers print as ECMAScript does, as the RFC asks).
 *  Throws TypeError for PHI: it prints the same whatever it holds, and two patients would become one request. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, sortMembers);
}

function sortMembers(this: Record<string, unknown>, name: string, member: unknown): unknown {
  if (this[name] instanceof Phi) throw new TypeError('PHI has no canonical form: digest the request as it was sent');
  if (member === null || typeof member !== 'object' || Array.isArray(member)) return member;
  return Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)));
}
