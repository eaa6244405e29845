import type * as z from 'zod/mini';
import { allowedFields } from '../allowed-fields.ts';
import type { ApiMiddleware, ChainRequest } from '../chain.ts';

/** Lets out of a success only what the caller's schema names: a field that a later change adds to a record leaves when somebody
 *  has decided so, and not before. Without a schema, no body leaves. Refusals are ours, made of the catalogue. */
export function answerSchema(schema: z.core.$ZodType | undefined): ApiMiddleware {
  const keepAllowedFields = ({ response }: ChainRequest): void => {
    if (response === null || response === undefined || response.body === undefined || response.body === '') return;
    const allowed = schema === undefined ? undefined : allowedFields(schema, JSON.parse(response.body));
    response.body = allowed === undefined ? '' : JSON.stringify(allowed);
  };

  return { name: 'answerSchema', after: keepAllowedFields };
}
