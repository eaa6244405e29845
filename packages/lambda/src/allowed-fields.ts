import type * as z from 'zod/mini';

/** What of a value its schema names: members of objects, items of lists, at any depth. A member that the schema does not name is
 *  left out, and so is an object or a list where the schema expects neither. A value of another form than its schema says stays:
 *  this is an allow-list, no check. */
export function allowedFields(schema: z.core.$ZodType, value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      return Array.isArray(value) ? undefined : allowedMembers(def.shape, value);
    case 'array':
      return Array.isArray(value) ? value.map((item) => allowedFields(def.element, item)) : undefined;
    case 'record':
      return Object.fromEntries(
        Object.entries(value).map(([name, member]) => [name, allowedFields(def.valueType, member)]),
      );
    case 'union':
      return allowedByAny(def.options, value);
    case 'pipe':
      return allowedFields(def.out, value);
    case 'optional':
    case 'nullable':
    case 'readonly':
      return allowedFields(def.innerType, value);
    default:
      return undefined;
  }
}

/** A member leaves when any of the alternatives names it. */
function allowedByAny(options: readonly z.core.$ZodType[], value: object): unknown {
  const allowed = options.map((option) => allowedFields(option, value)).filter((kept) => kept !== undefined);
  return Array.isArray(value) || allowed.length === 0 ? allowed[0] : Object.assign({}, ...allowed);
}

function allowedMembers(shape: Readonly<Record<string, z.core.$ZodType>>, value: object): Record<string, unknown> {
  const allowed: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    const schema = Object.hasOwn(shape, name) ? shape[name] : undefined;
    const kept = schema === undefined ? undefined : allowedFields(schema, member);
    if (kept !== undefined) allowed[name] = kept;
  }
  return allowed;
}
