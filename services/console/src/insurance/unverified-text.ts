import type { InsurancePlan, UnverifiedAppointment } from '../desk/desk.ts';
import { payerName, verificationSentence } from './verification-text.ts';

/** Short, for the eye; the sentence beside it tells the rest. */
export const STATE_NAMES: Readonly<Record<UnverifiedAppointment['state'], string>> = {
  'no-member-id': 'No member ID',
  'no-plan': 'No plan',
  'not-verified': 'Not verified',
  queued: 'Queued',
  retrying: 'Retrying',
  failed: 'Failed',
  inactive: 'Not covered',
};

/** Who can do something about it. */
const MENDERS = { caller: 'For the desk', practice: 'For a manager', payer: 'For the payer' } as const;

/** What the desk is told of a patient who is not known to be covered. `timeText` gives a time of day such as "10:42 AM". */
export function unverifiedSentence(
  { state, patient, verification }: UnverifiedAppointment,
  plans: readonly InsurancePlan[],
  timeText: (instant: string) => string,
): string {
  if (state === 'no-member-id') return 'Ask the patient for the insurance card.';
  if (state === 'no-plan') {
    return patient.planId === undefined
      ? 'Choose the plan that the member ID belongs to.'
      : 'The plan is not on this practice’s list any more. Choose another one.';
  }
  if (verification === undefined) return 'Nobody has asked the payer yet.';
  const payer = payerName(verification, plans);
  if (state === 'queued') return `${payer} is asked by itself, in the course of the night. Verify to ask now.`;
  if (state === 'retrying') {
    const next = verification.nextTryAt === undefined ? 'soon' : `at ${timeText(verification.nextTryAt)}`;
    return `${payer} has not been able to answer since ${timeText(verification.createdAt)}, and is asked again ${next}.`;
  }
  return verificationSentence(verification, payer, '');
}

/** Who can mend what a payer refused, such as "For the desk". */
export function menderName({ verification, state }: UnverifiedAppointment): string | undefined {
  const [fault] = verification?.errors ?? [];
  return state === 'failed' && fault !== undefined ? MENDERS[fault.fixBy] : undefined;
}

/** Whether a click can ask the payer: all that it needs is there, and it has not just answered. */
export function canVerify({ state }: UnverifiedAppointment): boolean {
  return state === 'not-verified' || state === 'queued' || state === 'failed';
}
