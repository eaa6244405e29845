import { AppError, type InputFault } from '@frontdesk/core/app-error';
import * as z from 'zod/mini';
import type { ApiMiddleware, ChainRequest } from '../chain.ts';
import { faultMessage, toInputFaults } from '../input-faults.ts';
import { hintAtPlus, QUERY, repeatedParameters } from '../query-string.ts';

export interface RequestSchemas {
  pathParameters?: z.core.$ZodType | undefined;
  query?: z.core.$ZodType | undefined;
  body?: z.core.$ZodType | undefined;
}

/** Checks path, query and body, and keeps what the schemas made of them. All faults of query and body are told at once.
 *  Throws NOT_FOUND for a path parameter (an id that cannot exist does not exist) and INPUT_INVALID. */
export function schema({ pathParameters, query, body }: RequestSchemas): ApiMiddleware {
  const parseRequest = ({ event, internal }: ChainRequest): void => {
    if (pathParameters !== undefined) {
      const parsed = z.safeParse(pathParameters, event.pathParameters ?? {});
      if (!parsed.success) throw new AppError('NOT_FOUND');
      internal.path = parsed.data;
    }
    const faults: InputFault[] = [];
    if (query !== undefined) {
      const repeated = repeatedParameters(event.rawQueryString ?? '', query);
      if (repeated.length > 0) faults.push(...repeated);
      else internal.query = parse(query, event.queryStringParameters ?? {}, QUERY, faults);
    }
    if (body !== undefined) internal.body = parse(body, internal.sentBody, '', faults);
    if (faults.length > 0) throw new AppError('INPUT_INVALID', { faults });
  };

  return { name: 'schema', before: parseRequest };
}

function parse(schemaOfPart: z.core.$ZodType, input: unknown, root: string, faults: InputFault[]): unknown {
  const parsed = z.safeParse(schemaOfPart, input, { error: faultMessage });
  if (!parsed.success) {
    const found = toInputFaults(parsed.error.issues, { schema: schemaOfPart, input, root });
    faults.push(...(root === QUERY ? found.map((fault) => hintAtPlus(fault, input)) : found));
  }
  return parsed.data;
}
