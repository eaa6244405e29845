import type { AppError, InputFault } from './app-error.ts';
import { ERROR_CATALOGUE, type ErrorCode } from './error-catalogue.ts';

export const PROBLEM_CONTENT_TYPE = 'application/problem+json';

/** An error as the caller reads it (RFC 9457). `instance` is the request id that logs and audit carry. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  instance: string;
  code: ErrorCode;
  errors?: readonly InputFault[];
}

/** The problem's type URI; docs/errors.md describes each. */
export function problemType(code: ErrorCode): string {
  return `urn:frontdesk:problem:${code.toLowerCase().replaceAll('_', '-')}`;
}

/** Turns an error of the catalogue into its RFC 9457 document. */
export function toProblem(error: AppError, requestId: string): Problem {
  const { status, title } = ERROR_CATALOGUE[error.code];
  return {
    type: problemType(error.code),
    title,
    status,
    ...(error.detail !== undefined && { detail: error.detail }),
    instance: requestId,
    code: error.code,
    ...(error.faults !== undefined && { errors: error.faults }),
  };
}
