import type { VerificationStatus } from '@frontdesk/contracts/insurance-verification';
import type { Phi } from '@frontdesk/core/phi';
import type { Coverage } from './coverage.ts';
import type { Lane, PayerFault } from './payer-answer.ts';
import type { Subscriber } from './subscriber.ts';

/** A question to a payer and what became of it. Times are epoch milliseconds. */
export interface Verification {
  readonly id: string;
  readonly practiceId: string;
  readonly payerId: string;
  readonly planId?: string;
  readonly appointmentId?: string;
  readonly subscriber: Phi<Subscriber>;
  /** `YYYY-MM-DD`. */
  readonly serviceDate: string;
  readonly lane: Lane;
  readonly status: VerificationStatus;
  /** How many tries have begun. */
  readonly tries: number;
  /** While open: no try begins before. */
  readonly nextTryAt?: number;
  /** While open: a worker is at it until then, unless it died. */
  readonly takenUntil?: number;
  /** While open: when the sweep looks whether it was forgotten. */
  readonly sweepAt?: number;
  /** How often the sweep has found it. */
  readonly sweeps: number;
  readonly errors?: readonly PayerFault[];
  readonly coverage?: Phi<Coverage>;
  readonly answeredAt?: number;
  /** From when on somebody waited for the answer. Absent, in items from before there was one: from the request on. */
  readonly dueAt?: number;
  readonly version: number;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** How long a payer that cannot answer is asked again. */
export const GIVE_UP_AFTER_MILLISECONDS = 24 * 60 * 60 * 1000;

/** Whether somebody still has to ask the payer. */
export function isOpen({ status }: Pick<Verification, 'status'>): boolean {
  return status === 'queued' || status === 'retrying';
}
