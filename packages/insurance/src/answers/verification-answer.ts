import { type Answer, jsonAnswer } from '@frontdesk/core/answer';
import { lookAgainAfter, presentVerification } from '../domain/present-verification.ts';
import type { Verification } from '../domain/verification.ts';

/** 202 with where the verification is, under the door's own root (`/v2`), and when to look. */
export function requestedAnswer(verification: Verification, now: number, root = ''): Answer {
  const location = `${root}/insurance/verifications/${verification.id}`;
  const headers = { location, 'retry-after': String(lookAgainAfter(verification, now) ?? 0) };
  return jsonAnswer(202, presentVerification(verification), headers);
}

/** 200 with the verification as it is now, and when to look again while it is open. */
export function verificationAnswer(verification: Verification, now: number): Answer {
  const seconds = lookAgainAfter(verification, now);
  return jsonAnswer(200, presentVerification(verification), {
    ...(seconds !== undefined && { 'retry-after': String(seconds) }),
  });
}
