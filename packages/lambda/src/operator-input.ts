import { AppError, type InputFault } from '@frontdesk/core/app-error';
import * as z from 'zod/mini';
import { faultMessage, toInputFaults } from './input-faults.ts';

/** What an operator gave to a function that no API leads to, as its schema reads it.
 *  Throws an Error of one line that names every fault. */
export function operatorInput<Schema extends z.core.$ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = z.safeParse(schema, input, { error: faultMessage });
  if (parsed.success) return parsed.data;
  throw refusal(toInputFaults(parsed.error.issues, { schema, input, root: '' }));
}

/** Does the work. Throws an Error of one line where what it was given is refused, other errors as they are. */
export async function forOperator<Result>(work: Promise<Result>): Promise<Result> {
  return work.catch((error: unknown) => {
    throw error instanceof AppError && error.faults !== undefined ? refusal(error.faults) : error;
  });
}

function refusal(faults: readonly InputFault[]): Error {
  return new Error(`INPUT_INVALID: ${faults.map(({ pointer, message }) => `${pointer} ${message}`).join('; ')}`);
}
