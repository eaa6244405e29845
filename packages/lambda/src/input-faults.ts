import type { InputFault } from '@frontdesk/core/app-error';
import type * as z from 'zod/mini';
import { pointerTo } from './json-pointer.ts';
import { knownPath, memberNames } from './known-path.ts';

/** A request with ten thousand faults needs to hear of the first few. */
const MOST_FAULTS = 50;

/** Issues of zod as faults of the input: an RFC 6901 pointer (below `root`) and a sentence. Neither repeats a value or a name
 *  that was sent: a pointer ends where the schema's own names end. */
export function toInputFaults(
  issues: readonly z.core.$ZodIssue[],
  { schema, input, root }: { schema: z.core.$ZodType; input: unknown; root: string },
): InputFault[] {
  return issues.slice(0, MOST_FAULTS).map((issue) => {
    const missing = issue.code !== 'custom' && valueAt(input, issue.path) === undefined;
    return {
      pointer: root + pointerTo(knownPath(schema, issue.path)),
      message: missing ? 'is required' : issue.message,
    };
  });
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const name of path) {
    if (value === null || typeof value !== 'object') return undefined;
    value = Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
  }
  return value;
}

/** Writes the message of every issue for which the schema has no sentence of its own. zod's own messages may quote
 *  what was sent; these are built from the schema alone. For `safeParse(input, { error: faultMessage })`. */
export function faultMessage(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${ARTICLE_OF_TYPE[issue.expected] ?? 'of another type'}`;
    case 'too_small':
      return `must be ${bound(issue.minimum, issue.inclusive ?? true, 'or more', 'more than')}${UNIT[issue.origin] ?? ''}`;
    case 'too_big':
      return `must be ${bound(issue.maximum, issue.inclusive ?? true, 'or less', 'less than')}${UNIT[issue.origin] ?? ''}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    case 'unrecognized_keys':
      return unknownMembers(issue);
    default:
      return 'is not valid';
  }
}

/** Says what is known instead of what was sent. */
function unknownMembers({ keys, inst }: z.core.$ZodRawIssue<z.core.$ZodIssueUnrecognizedKeys>): string {
  const known = inst === undefined ? [] : memberNames(inst as z.core.$ZodType);
  const count = keys.length === 1 ? 'a member that is' : `${keys.length} members that are`;
  return `has ${count} not known here${known.length === 0 ? '' : `; known are ${known.join(', ')}`}`;
}

const ARTICLE_OF_TYPE: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'null',
  record: 'an object',
};

const UNIT: Readonly<Record<string, string>> = { string: ' characters', array: ' items', file: ' bytes' };

function bound(limit: number | bigint, inclusive: boolean, orBeyond: string, beyond: string): string {
  return inclusive ? `${limit} ${orBeyond}` : `${beyond} ${limit}`;
}
