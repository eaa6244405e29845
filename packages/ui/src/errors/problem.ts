import { FrontdeskError, type FrontdeskErrorCode } from '@frontdesk/client/frontdesk-error';

/** The messages about parts of a form, by the part's JSON Pointer. */
export function fieldMessages(error: unknown): Readonly<Record<string, string>> {
  const errors = error instanceof FrontdeskError ? (error.problem?.errors ?? []) : [];
  return Object.fromEntries(errors.map(({ pointer, message }) => [pointer, message]));
}

export function hasCode(error: unknown, ...codes: FrontdeskErrorCode[]): error is FrontdeskError {
  return error instanceof FrontdeskError && codes.includes(error.code);
}
