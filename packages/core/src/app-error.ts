import { ERROR_CATALOGUE, type ErrorCode } from './error-catalogue.ts';

/** One fault of the input: where (an RFC 6901 JSON pointer; headers and queries as `/headers/if-match`, `/query/from`)
 *  and what is wrong. The message never repeats the value. */
export interface InputFault {
  pointer: string;
  message: string;
}

export interface AppErrorOptions {
  /** A sentence for this occurrence. Never built from input values. */
  detail?: string;
  faults?: readonly InputFault[];
  retryAfterSeconds?: number;
  cause?: unknown;
}

/** A refusal or failure that the caller is told of, named by its code in the catalogue. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly detail: string | undefined;
  readonly faults: readonly InputFault[] | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, options: AppErrorOptions = {}) {
    super(`${code}: ${options.detail ?? ERROR_CATALOGUE[code].title}`, { cause: options.cause });
    this.code = code;
    this.detail = options.detail;
    this.faults = options.faults;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** INPUT_INVALID with one fault. */
export function inputInvalid(pointer: string, message: string): AppError {
  return new AppError('INPUT_INVALID', { faults: [{ pointer, message }] });
}
