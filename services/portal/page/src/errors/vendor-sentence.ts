import { FrontdeskError, type FrontdeskErrorCode } from '@frontdesk/client/frontdesk-error';

const SENTENCES: Partial<Record<FrontdeskErrorCode, string>> = {
  INPUT_INVALID: 'Something in the form needs another look.',
  STATUS_CONFLICT: 'This is not possible now: it has changed meanwhile. Look at it again.',
  FORBIDDEN: 'Your account may not do this. Verify your e-mail address, then sign in again.',
  NOT_FOUND: 'This is not there any more. Go back and look again.',
  UNAUTHORIZED: 'Your session has ended. Sign in again.',
  RATE_LIMITED: 'That was a lot at once. Wait a moment, then try again.',
  NETWORK: 'The server cannot be reached. Check your connection, then try again.',
  UNAVAILABLE: 'The server is busy. Wait a moment, then try again.',
};

/** What went wrong and what to do next, for a developer in the portal. */
export function vendorSentence(error: unknown): string {
  const { code, problem = undefined } = error instanceof FrontdeskError ? error : {};
  // What is in the way the server knows better than the page.
  if (code === 'STATUS_CONFLICT' && problem?.detail !== undefined) return problem.detail;
  const sentence = code && SENTENCES[code];
  const instance = problem?.instance;
  const unknown = `Something unexpected happened. Try again; if it happens again, write to support${instance === undefined ? '' : ` and name ${instance}`}.`;
  return sentence ?? unknown;
}
