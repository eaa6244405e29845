import type { Verification as PresentedVerification } from '@frontdesk/contracts/insurance-verification';
import { coverageEligibilityResponseOf } from './coverage-eligibility-response.ts';
import { isOpen, type Verification } from './verification.ts';

/** A verification as its practice reads it. Here a patient's data is revealed. */
export function presentVerification(verification: Verification): PresentedVerification {
  const { id, practiceId, payerId, planId, appointmentId, serviceDate, status } = verification;
  const { answeredAt, nextTryAt, errors, coverage } = verification;
  const { status: _status, benefits: _benefits, ...benefits } = coverage?.reveal() ?? {};
  return {
    id,
    practiceId,
    payerId,
    ...(planId !== undefined && { planId }),
    ...(appointmentId !== undefined && { appointmentId }),
    serviceDate,
    status,
    ...(answeredAt !== undefined && { asOf: instantOf(answeredAt) }),
    ...(status === 'retrying' && nextTryAt !== undefined && { nextTryAt: instantOf(nextTryAt) }),
    ...(errors !== undefined && { errors: errors.map((fault) => ({ ...fault })) }),
    ...(coverage !== undefined && { benefits }),
    ...(!isOpen(verification) && { result: coverageEligibilityResponseOf(verification) }),
    createdAt: instantOf(verification.createdAt),
    updatedAt: instantOf(verification.updatedAt),
  };
}

/** When to look again (seconds): the longer it takes, the later; not before the next try. Undefined: it has ended. */
export function lookAgainAfter(verification: Verification, now: number): number | undefined {
  if (!isOpen(verification)) return undefined;
  const { createdAt, nextTryAt = 0, takenUntil = 0 } = verification;
  const byAge = Math.min(MOST_SECONDS, Math.max(1, Math.ceil((now - createdAt) / 4_000)));
  const untilNextTry = takenUntil > now ? 0 : Math.ceil((nextTryAt - now) / 1000);
  return Math.max(byAge, Math.min(untilNextTry, LONGEST_SECONDS));
}

const MOST_SECONDS = 60;
const LONGEST_SECONDS = 3_600;

function instantOf(epochMilliseconds: number): string {
  return new Date(epochMilliseconds).toISOString();
}
