import type { InputFault } from '@frontdesk/core/app-error';
import type * as z from 'zod/mini';
import { pointerTo } from './json-pointer.ts';
import { memberNames } from './known-path.ts';

/** The pointer of a query as a whole. */
export const QUERY = '/query';

/** The parameters that a query string gives twice. The HTTP API joins their values with a comma, so `from=a&from=b` would look
 *  like one odd value, and `status=booked,x` like two. A name that `schema` does not know is not repeated. */
export function repeatedParameters(rawQueryString: string, schema: z.core.$ZodType): InputFault[] {
  if (!rawQueryString.includes('&')) return [];
  const known = memberNames(schema);
  const seen = new Set<string>();
  const pointers = new Set<string>();
  for (const name of new URLSearchParams(rawQueryString).keys()) {
    if (seen.has(name)) pointers.add(known.includes(name) ? QUERY + pointerTo([name]) : QUERY);
    seen.add(name);
  }
  return [...pointers].map((pointer) => ({
    pointer,
    message: pointer === QUERY ? 'must have every parameter once' : 'must be given once',
  }));
}

/** An instant whose `+` was sent as it is: in a query string that is a space. */
const OFFSET_AFTER_SPACE = /^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9:.]+ [0-9]{2}:[0-9]{2}$/;

/** Adds to the fault of such an instant how to write it. `query` is as decoded by the gateway. */
export function hintAtPlus(fault: InputFault, query: unknown): InputFault {
  const [, , name = ''] = fault.pointer.split('/');
  const value: unknown = Object(query)[name];
  if (typeof value !== 'string' || !OFFSET_AFTER_SPACE.test(value)) return fault;
  return { ...fault, message: `${fault.message}; write the + of an offset as %2B in a query` };
}
