import type * as z from 'zod/mini';

/** The part of a path that a schema names: its members, and places in its lists. Names beyond are the caller's, and a name can
 *  say as much of a patient as a value. */
export function knownPath(schema: z.core.$ZodType | undefined, path: readonly PropertyKey[]): PropertyKey[] {
  const [name, ...rest] = path;
  if (schema === undefined || name === undefined) return [];
  const known = membersOf(schema, name).map((member) => [name, ...knownPath(member, rest)]);
  return known.reduce((longest, next) => (next.length > longest.length ? next : longest), []);
}

/** The schemas that judge the member `name`: none when the schema does not name it, several in a union. */
function membersOf(schema: z.core.$ZodType, name: PropertyKey): z.core.$ZodType[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object': {
      const member = Object.hasOwn(def.shape, name) ? def.shape[name as string] : undefined;
      return member === undefined ? [] : [member];
    }
    case 'array':
      return isPlace(name) ? [def.element] : [];
    case 'tuple':
      return isPlace(name) ? [def.items[Number(name)] ?? def.rest].filter((item) => item != null) : [];
    case 'union':
      return def.options.flatMap((option) => membersOf(option, name));
    case 'intersection':
      return [def.left, def.right].flatMap((side) => membersOf(side, name));
    case 'pipe':
      return membersOf(def.in, name);
    case 'optional':
    case 'nullable':
    case 'nonoptional':
    case 'default':
    case 'prefault':
    case 'catch':
    case 'readonly':
      return membersOf(def.innerType, name);
    case 'lazy':
      return membersOf(def.getter(), name);
    default:
      return [];
  }
}

function isPlace(name: PropertyKey): boolean {
  return typeof name === 'number' || (typeof name === 'string' && /^[0-9]+$/.test(name));
}

/** The names of a schema's own members, if it is of an object. */
export function memberNames(schema: z.core.$ZodType): string[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  return def.type === 'object' ? Object.keys(def.shape) : [];
}
