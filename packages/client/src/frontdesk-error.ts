import type { components } from './generated/app-api.ts';

/** RFC 9457, as the App API fills it in. */
export type Problem = components['schemas']['Problem'];

/** The API's own codes; `UNAUTHORIZED`: sign in again; `NOT_MODIFIED`: 304, what you have is current;
 *  `NETWORK`: no answer came, so whether the call took effect is unknown. */
export type FrontdeskErrorCode = Problem['code'] | 'UNAUTHORIZED' | 'NOT_MODIFIED' | 'NETWORK';

const CODE_OF_STATUS: Readonly<Record<number, FrontdeskErrorCode>> = {
  304: 'NOT_MODIFIED',
  400: 'INPUT_INVALID',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  410: 'VERSION_RETIRED',
  412: 'STALE_VERSION',
  413: 'CONTENT_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  428: 'PRECONDITION_REQUIRED',
  429: 'RATE_LIMITED',
  502: 'UNAVAILABLE',
  503: 'UNAVAILABLE',
  504: 'UNAVAILABLE',
};

/** Why a call did not succeed: the one error that this package throws, beside the reason of your own AbortSignal. */
export class FrontdeskError extends Error {
  override readonly name = 'FrontdeskError';
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  readonly code: FrontdeskErrorCode;
  /** What the function said; absent where the gateway answered by itself. */
  readonly problem: Problem | undefined;
  /** From Retry-After, when the answer named a time. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    message: string,
    facts: { status: number; code: FrontdeskErrorCode; problem?: Problem; retryAfterSeconds?: number; cause?: unknown },
  ) {
    super(message, { cause: facts.cause });
    this.status = facts.status;
    this.code = facts.code;
    this.problem = facts.problem;
    this.retryAfterSeconds = facts.retryAfterSeconds;
  }
}

/** Reads an answer that is no success: a problem document of ours, or the gateway's `{message}`, or neither. */
export async function errorOf(response: Response, nowEpochMs: number): Promise<FrontdeskError> {
  const { status } = response;
  const retryAfterSeconds = retryAfterOf(response.headers.get('retry-after'), nowEpochMs);
  const facts = { status, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) };
  const body = parsed(await response.text());
  if (isProblem(body))
    return new FrontdeskError(body.detail ?? body.title, { ...facts, code: body.code, problem: body });
  const message = typeof body?.message === 'string' ? body.message : `The server answered ${status}.`;
  // A firewall's refusal that ends by itself: nothing about the caller's rights.
  const code = status === 403 && retryAfterSeconds !== undefined ? 'RATE_LIMITED' : CODE_OF_STATUS[status];
  return new FrontdeskError(message, { ...facts, code: code ?? 'UNEXPECTED' });
}

/** No answer: refused, cut off or too late. */
export function networkError(cause: unknown): FrontdeskError {
  return new FrontdeskError('The server could not be reached.', { status: 0, code: 'NETWORK', cause });
}

/** RFC 9110 section 10.2.3: seconds, or a date. */
function retryAfterOf(value: string | null, nowEpochMs: number): number | undefined {
  if (value === null) return undefined;
  if (/^\d+$/.test(value.trim())) return Number(value);
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, (at - nowEpochMs) / 1000);
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function isProblem(body: unknown): body is Problem {
  return (
    typeof body === 'object' && body !== null && 'code' in body && 'title' in body && typeof body.code === 'string'
  );
}
