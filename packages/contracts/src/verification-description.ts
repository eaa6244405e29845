import type { ErrorCode } from '@frontdesk/core/error-catalogue';

/** What a caller must know of verifications, at either door. */
export const VERIFICATION_DESCRIPTION = [
  'A payer that cannot answer now is asked again by itself, with growing pauses, for 24 hours (`retrying`). What the caller or the practice',
  'must mend ends the verification at once (`failed`, with `errors`): mend it and ask again.',
  'Who asks for the same patient, payer and service date within 24 hours gets the last verification again, with `asOf` once the payer has',
  'answered, and the payer is not asked anew; one that failed is.',
  'The answer is always 202; `Retry-After: 0` says that it is complete.',
].join(' ');

/** What asking for one may be refused for, at either door. */
export const VERIFICATION_ERRORS: readonly ErrorCode[] = [
  'IDEMPOTENCY_KEY_REQUIRED',
  'IDEMPOTENCY_KEY_REUSED',
  'IDEMPOTENCY_IN_PROGRESS',
];
