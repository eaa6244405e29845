import * as z from 'zod/mini';

/** A message's body as its schema has it; undefined when it is no JSON or not what the schema asks. The error would quote
 *  the body, so it is dropped. */
export function contentOf<Content>(body: string, schema: z.core.$ZodType<Content>): Content | undefined {
  try {
    return z.safeParse(schema, JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}
