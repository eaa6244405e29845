import { Phi } from './phi.ts';

/** JSON with object members sorted by UTF-16 code units and undefined ones left out, so that equal values give equal
 *  text (RFC 8785, for the values that JSON.parse can produce). Undefined itself is `null`.
 *  Throws TypeError for PHI: it prints the same whatever it holds, and two patients would become one request. */
export function canonicalJson(value: unknown): string {
  if (value instanceof Phi) throw new TypeError('PHI has no canonical form: digest the request as it was sent');
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  // Numbers, strings, true, false and null print as RFC 8785 wants them; what has no JSON prints as null.
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if ('toJSON' in value && typeof value.toJSON === 'function') return canonicalJson(value.toJSON());
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}
