import { createVerificationRequest, verification, verificationPath } from '../insurance-verification.ts';
import type { Route } from '../route.ts';

/** Asking for a verification and reading it, as both doors have it. */
export const VERIFICATION_CALLS = {
  create: {
    summary: 'Ask a payer whether it covers a patient on a day. Payers are slow: the answer is read later.',
    description: [
      'A payer that cannot answer now is asked again by itself, with growing pauses, for 24 hours (`retrying`). What the caller or the practice',
      'must mend ends the verification at once (`failed`, with `errors`): mend it and ask again.',
      'Who asks for the same patient, payer and service date within 24 hours gets the last verification again, with `asOf` once the payer has',
      'answered, and the payer is not asked anew; one that failed is.',
      'The answer is always 202; `Retry-After: 0` says that it is complete.',
    ].join(' '),
    idempotencyKey: 'required',
    body: createVerificationRequest,
    success: {
      status: 202,
      description: 'Asked, or asked before. `Location` is where the answer is read.',
      body: verification,
      headers: ['Location', 'Retry-After'],
    },
    errors: ['IDEMPOTENCY_KEY_REQUIRED', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_IN_PROGRESS'],
  },
  read: {
    summary: 'Read a verification, and what the payer answered.',
    description:
      'While it is `queued` or `retrying`, `Retry-After` says when to look again: the longer it takes, the later.',
    pathParameters: verificationPath,
    success: { status: 200, description: 'The verification as it is now.', body: verification },
  },
} as const satisfies Record<string, Partial<Route>>;
