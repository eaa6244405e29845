import type { VerificationOutcome, VerifiedFacts } from '@frontdesk/contracts/event-facts';
import type { Verification } from './verification.ts';

/** AAA codes (X12 271) of a payer that does not know the patient: "Patient Not Found", "Subscriber/Insured Not Found". */
const NOT_FOUND_CODES = ['67', '75'];

/** How a verification has ended, by its status and the codes of its faults. */
export function outcomeOf({
  status,
  errors = [],
}: {
  readonly status: string;
  readonly errors?: readonly { readonly code: string }[] | undefined;
}): VerificationOutcome {
  if (status === 'active' || status === 'inactive') return status;
  return errors.some(({ code }) => NOT_FOUND_CODES.includes(code)) ? 'not-found' : 'failed';
}

/** What reports count of an ended verification: nothing about whose it is. */
export function verificationFacts({
  payerId,
  status,
  errors,
  createdAt,
  dueAt = createdAt,
  answeredAt,
}: Pick<Verification, 'payerId' | 'status' | 'errors' | 'createdAt' | 'dueAt' | 'answeredAt'>): VerifiedFacts {
  return {
    payerId,
    outcome: outcomeOf({ status, errors }),
    askedAt: instant(createdAt),
    dueAt: instant(dueAt),
    ...(answeredAt !== undefined && { answeredAt: instant(answeredAt) }),
  };
}

function instant(epochMilliseconds: number): string {
  return new Date(epochMilliseconds).toISOString();
}
