import type { PayerAnswer, PayerFault } from './payer-answer.ts';
import { pauseAfter } from './retry-spacing.ts';
import { GIVE_UP_AFTER_MILLISECONDS, isOpen, type Verification } from './verification.ts';

/** How long after a message should have been worked on the sweep takes it for lost. */
const SWEEP_GRACE_MILLISECONDS = 60_000;
const LONGEST_SWEEP_PAUSE_MILLISECONDS = 60 * 60_000;

type Asked = Pick<
  Verification,
  'id' | 'practiceId' | 'payerId' | 'planId' | 'appointmentId' | 'subscriber' | 'serviceDate' | 'lane'
>;

/** A verification that nobody has worked on; the first try begins at `startAt` or later. */
export function queuedVerification(asked: Asked, now: number, startAt = now): Verification {
  return {
    ...asked,
    status: 'queued',
    tries: 0,
    nextTryAt: startAt,
    dueAt: startAt,
    sweepAt: startAt + SWEEP_GRACE_MILLISECONDS,
    sweeps: 0,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
}

/** A verification that was to wait for the night, now that somebody waits for it at the desk; undefined when it is not one, or a worker
 *  is at it. */
export function broughtForward(verification: Verification, now: number): Verification | undefined {
  const { lane, status, takenUntil = 0 } = verification;
  if (lane === 'desk' || status !== 'queued' || takenUntil > now) return undefined;
  return {
    ...changed(verification, now),
    lane: 'desk',
    nextTryAt: now,
    dueAt: now,
    sweepAt: now + SWEEP_GRACE_MILLISECONDS,
  };
}

/** The verification with a worker at it until `until`; undefined when there is nothing to do for one now: it has ended, its time
 *  has not come or is over, or another worker is at it. */
export function taken(verification: Verification, now: number, until: number): Verification | undefined {
  const { nextTryAt = 0, takenUntil = 0 } = verification;
  if (!isOpen(verification) || nextTryAt > now || takenUntil > now || isOverdue(verification, now)) return undefined;
  return {
    ...changed(verification, now),
    tries: verification.tries + 1,
    takenUntil: until,
    sweepAt: until + SWEEP_GRACE_MILLISECONDS,
  };
}

/** The verification after the payer's answer to a try. What the caller or the practice must mend ends it; what the payer must mend is
 *  tried again, until a day after the request. `random` is uniform in [0, 1). */
export function concluded(verification: Verification, answer: PayerAnswer, now: number, random: number): Verification {
  if (answer.kind === 'answered') {
    const { errors: _mended, ...rest } = ended(verification, now);
    return { ...rest, status: answer.coverage.reveal().status, coverage: answer.coverage, answeredAt: now };
  }
  const errors = faultsOf(answer);
  const nextTryAt = now + pauseAfter(verification.tries, answer, random);
  if (errors.some(({ retryable }) => !retryable) || nextTryAt >= givenUpAt(verification)) {
    return { ...ended(verification, now), status: 'failed', errors };
  }
  const { takenUntil: _until, ...free } = verification;
  return {
    ...changed(free, now),
    status: 'retrying',
    errors,
    nextTryAt,
    sweepAt: nextTryAt + SWEEP_GRACE_MILLISECONDS,
  };
}

/** The verification as the sweep leaves it: failed when its day is over and no worker is at it, otherwise to be looked at again,
 *  after a pause that grows with each sweep; undefined when there is nothing to sweep. */
export function swept(verification: Verification, now: number): Verification | undefined {
  const { sweepAt = 0, takenUntil = 0, sweeps } = verification;
  if (!isOpen(verification) || sweepAt > now) return undefined;
  if (takenUntil <= now && isOverdue(verification, now)) {
    const { errors = [NEVER_ASKED] } = verification;
    return { ...ended(verification, now), status: 'failed', errors };
  }
  const pause = Math.min(SWEEP_GRACE_MILLISECONDS * 2 ** sweeps, LONGEST_SWEEP_PAUSE_MILLISECONDS);
  const next = Math.min(now + pause, Math.max(now + SWEEP_GRACE_MILLISECONDS, givenUpAt(verification)));
  return { ...changed(verification, now), sweepAt: next, sweeps: sweeps + 1 };
}

/** What we call the ways in which a payer is not there. */
const UNAVAILABLE_CODES = {
  timeout: 'PAYER_TIMEOUT',
  connection: 'PAYER_UNREACHABLE',
  throttled: 'PAYER_BUSY',
  garbled: 'PAYER_ANSWER_UNREADABLE',
  'circuit-open': 'PAYER_OUTAGE',
  'bulkhead-full': 'PAYER_BUSY',
} as const satisfies Record<Extract<PayerAnswer, { kind: 'unavailable' }>['reason'], string>;

const NEVER_ASKED: PayerFault = { code: 'PAYER_NOT_ASKED', fixBy: 'payer', retryable: true };

function faultsOf(answer: Exclude<PayerAnswer, { kind: 'answered' }>): readonly PayerFault[] {
  if (answer.kind === 'unavailable' || answer.errors.length === 0) {
    const code = UNAVAILABLE_CODES[answer.kind === 'unavailable' ? answer.reason : 'garbled'];
    return [{ code, fixBy: 'payer', retryable: true }];
  }
  // Asking again mends only what the payer mends.
  return answer.errors.map((fault) => ({ ...fault, retryable: fault.retryable && fault.fixBy === 'payer' }));
}

function isOverdue(verification: Verification, now: number): boolean {
  return now >= givenUpAt(verification);
}

function givenUpAt({ createdAt }: Verification): number {
  return createdAt + GIVE_UP_AFTER_MILLISECONDS;
}

function changed<Kept extends Pick<Verification, 'version'>>(
  verification: Kept,
  now: number,
): Kept & { updatedAt: number } {
  return { ...verification, version: verification.version + 1, updatedAt: now };
}

function ended(verification: Verification, now: number): Verification {
  const { nextTryAt: _next, takenUntil: _until, sweepAt: _sweep, ...rest } = verification;
  return changed(rest, now);
}
