import { FrontdeskError, type FrontdeskErrorCode } from '@frontdesk/client/frontdesk-error';

const SENTENCES: Partial<Record<FrontdeskErrorCode, string>> = {
  SLOT_TAKEN: 'Someone else just took that time. Choose another one: the list is up to date again.',
  SLOT_UNAVAILABLE: 'That time can no longer be booked. Choose another one.',
  STATUS_CONFLICT:
    'This is not possible now: someone has changed it meanwhile, or it is too early. Look at it again before you go on.',
  STALE_VERSION: 'Someone has changed this meanwhile. Look at it again before you go on.',
  NOT_FOUND: 'This is not there any more. Go back and look again.',
  INPUT_INVALID: 'Something in the form needs another look.',
  FORBIDDEN: 'Your role does not permit this. Ask a manager of your practice.',
  UNAUTHORIZED: 'Your session has ended. Sign in again.',
  RATE_LIMITED: 'Too much is being asked at once. Wait a moment, then try again.',
  NETWORK: 'The server cannot be reached. Check your connection, then try again.',
  UNAVAILABLE: 'The server is busy. Wait a moment, then try again.',
  IDEMPOTENCY_IN_PROGRESS: 'This is still being worked on. Wait a moment, then look whether it is there.',
};

/** What went wrong and what to do next, for a person at the desk. */
export function plainSentence(error: unknown): string {
  if (error instanceof FrontdeskError && error.code === 'RATE_LIMITED' && error.retryAfterSeconds !== undefined) {
    return `Too much is being asked at once. Wait ${durationText(error.retryAfterSeconds)}, then try again.`;
  }
  const sentence = error instanceof FrontdeskError ? SENTENCES[error.code] : undefined;
  return sentence ?? 'Something unexpected happened. Try again; if it happens again, tell your support.';
}

function durationText(seconds: number): string {
  if (seconds <= 1) return 'a second';
  if (seconds < 60) return `${Math.ceil(seconds)} seconds`;
  return seconds <= 60 ? 'a minute' : `${Math.ceil(seconds / 60)} minutes`;
}
