import type { CallFacts } from '@frontdesk/calls/domain/call-facts';
import { callSummary } from './call-summary.ts';

/** What is known once a call has ended. */
export interface PostCallOutcome {
  /** Epoch milliseconds. */
  readonly ranAt: number;
  readonly appointmentIds: readonly string[];
  readonly summary: string;
}

/** What the workflow makes of an ended call and of the appointments that were booked in it. */
export function postCallOutcome(facts: CallFacts, appointmentIds: readonly string[], now: number): PostCallOutcome {
  return { ranAt: now, appointmentIds, summary: callSummary(facts, appointmentIds.length) };
}

/** The outcome when an event that came late has changed the facts. */
export function revisedOutcome(facts: CallFacts, outcome: PostCallOutcome): PostCallOutcome {
  return { ...outcome, summary: callSummary(facts, outcome.appointmentIds.length) };
}
