import * as z from 'zod/mini';
import { EXAMPLES } from './openapi-examples.ts';
import { documentOf, FIELD_SCHEMAS } from './openapi-fields.ts';
import {
  PARTNER_REQUEST_SCHEMAS,
  PARTNER_RESPONSE_SCHEMAS,
  PORTAL_REQUEST_SCHEMAS,
  PORTAL_RESPONSE_SCHEMAS,
  REQUEST_SCHEMAS,
  RESPONSE_SCHEMAS,
} from './openapi-named-schemas.ts';

export type JsonObject = { [name: string]: unknown };

const EVERY_REQUEST = { ...REQUEST_SCHEMAS, ...PARTNER_REQUEST_SCHEMAS, ...PORTAL_REQUEST_SCHEMAS };
const EVERY_RESPONSE = { ...RESPONSE_SCHEMAS, ...PARTNER_RESPONSE_SCHEMAS, ...PORTAL_RESPONSE_SCHEMAS };

const NAMES = new Map(
  [...Object.entries(EVERY_REQUEST), ...Object.entries(EVERY_RESPONSE)].map(([name, schema]) => [schema, name]),
);

/** A reference to a schema's component. Throws for a schema that has no name here. */
export function schemaReference(schema: z.core.$ZodType): JsonObject {
  const name = NAMES.get(schema);
  if (name === undefined) throw new Error('A body of a route is missing from REQUEST_SCHEMAS or RESPONSE_SCHEMAS');
  return { $ref: `#/components/schemas/${name}` };
}

/** The `components.schemas` of a document: what its paths refer to, what the named ones are, and what those refer to. */
export function componentSchemas(paths: JsonObject, names: readonly string[] = []): JsonObject {
  const fields = Object.fromEntries(Object.entries(FIELD_SCHEMAS).map(([name, { schema }]) => [name, schema]));
  const all: JsonObject = { ...named({ ...EVERY_REQUEST, ...fields }, 'input'), ...named(EVERY_RESPONSE, 'output') };
  const reached = new Set<string>();
  const reach = (name: string): void => {
    if (reached.has(name)) return;
    reached.add(name);
    for (const reference of referencesIn(all[name])) reach(reference);
  };
  for (const name of [...names, ...referencesIn(paths)]) reach(name);
  return Object.fromEntries(Object.entries(all).filter(([name]) => reached.has(name)));
}

function referencesIn(part: unknown): string[] {
  return [...JSON.stringify(part).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name = '']) => name);
}

/** The JSON Schema of one parameter set, inlined. */
export function parameterSchema(schema: z.core.$ZodType): {
  properties: Record<string, JsonObject>;
  required: string[];
} {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input', override: describe });
  return { properties: properties as Record<string, JsonObject>, required };
}

/** The JSON Schema of what is received, in the place where it stands. */
export function inlineSchema(schema: z.core.$ZodType): JsonObject {
  const { $schema: _, ...inline } = z.toJSONSchema(schema, {
    io: 'output',
    override: (context) => {
      describe(context);
      delete context.jsonSchema.additionalProperties;
    },
  });
  return inline;
}

function named(schemas: Readonly<Record<string, z.core.$ZodType>>, io: 'input' | 'output'): JsonObject {
  const registry = z.registry<{ id: string }>();
  for (const [name, schema] of Object.entries(schemas)) registry.add(schema, { id: name });
  const generated = z.toJSONSchema(registry, {
    io,
    uri: (name) => `#/components/schemas/${name}`,
    override: (context) => {
      describe(context);
      // An answer may gain members; a client that refused them would break on the day it does.
      if (io === 'output') delete context.jsonSchema.additionalProperties;
    },
  });
  return Object.fromEntries(
    Object.entries(generated.schemas).map(([name, { $schema: _, $id: __, ...schema }]) => [
      name,
      { ...schema, ...(name in EXAMPLES && { examples: [EXAMPLES[name]] }) },
    ]),
  );
}

const SPEAKING_FORMATS: ReadonlySet<unknown> = new Set(['date', 'date-time']);

/** A format says what zod's pattern of two hundred characters says, and a field's document what zod cannot. */
function describe({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: z.core.$ZodType;
  jsonSchema: z.core.JSONSchema.BaseSchema;
}): void {
  if (SPEAKING_FORMATS.has(jsonSchema.format)) delete jsonSchema.pattern;
  if (jsonSchema.type === 'integer') {
    if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  }
  Object.assign(jsonSchema, documentOf(zodSchema));
}
