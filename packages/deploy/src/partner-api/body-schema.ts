import * as z from 'zod/mini';

/** A JSON Schema that API Gateway takes: draft-04, a subset. */
export type BodySchema = { [keyword: string]: unknown };

/** What survives of a schema. Lengths, patterns and formats stay behind: functions judge a text after it has been read (blanks and
 *  controls removed), the gateway judges it as it was sent, and must let through whatever a function takes. */
const KEPT = ['type', 'properties', 'required', 'enum', 'items', 'maxItems', 'additionalProperties', 'anyOf'];

/** The model of a request's body: what zod demands of its form. */
export function bodySchema(schema: z.core.$ZodType): BodySchema {
  const whole = z.toJSONSchema(schema, { io: 'input', target: 'draft-04', reused: 'inline' });
  return { $schema: 'http://json-schema.org/draft-04/schema#', ...(reduced(whole) as BodySchema) };
}

function reduced(schema: unknown): unknown {
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([keyword]) => KEPT.includes(keyword))
      .map(([keyword, value]) => {
        if (keyword === 'properties') return [keyword, mapValues(value as object, reduced)];
        if (keyword === 'anyOf') return [keyword, (value as unknown[]).map(reduced)];
        return [keyword, keyword === 'items' ? reduced(value) : value];
      }),
  );
}

function mapValues(object: object, change: (value: unknown) => unknown): object {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value)]));
}
