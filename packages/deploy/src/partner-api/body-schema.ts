import * as z from 'zod/mini';

/** A JSON Schema that API Gateway takes: draft-04. */
export type BodySchema = { readonly [keyword: string]: unknown };

/** The model of a request's body: that it is JSON, and of which type. All else is the function's to judge: a gateway's refusal has the
 *  same words for every fault, or words that quote the body, and the function points at each member (ADR-0045). */
export function bodySchema(schema: z.core.$ZodType): BodySchema {
  const { type } = z.toJSONSchema(schema, { io: 'input', target: 'draft-04' });
  return { $schema: 'http://json-schema.org/draft-04/schema#', type };
}
