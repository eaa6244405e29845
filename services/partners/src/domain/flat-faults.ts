import { AppError } from '@frontdesk/core/app-error';

/** Where version 1 keeps what the current version keeps elsewhere. */
const POINTERS: Readonly<Record<string, string>> = {
  '/providerId': '/provider',
  '/appointmentType': '/type',
  '/start': '/date',
  '/query/providerId': '/query/provider',
  '/query/appointmentType': '/query/type',
};

/** A refusal whose faults point into what a caller of version 1 has sent. */
export function inFlatTerms(error: unknown): unknown {
  if (!(error instanceof AppError) || error.faults === undefined) return error;
  const faults = error.faults.map(({ pointer, message }) => ({ pointer: POINTERS[pointer] ?? pointer, message }));
  return new AppError(error.code, {
    ...(error.detail !== undefined && { detail: error.detail }),
    ...(error.retryAfterSeconds !== undefined && { retryAfterSeconds: error.retryAfterSeconds }),
    cause: error.cause,
    faults,
  });
}
