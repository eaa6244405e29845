import { EVENT_CATALOGUE, type PublicEvent } from '@frontdesk/contracts/events';
import { timeOrderedKey } from '@frontdesk/core/ids';
import type { Verification } from './verification.ts';
import { verificationFacts } from './verification-facts.ts';

/** `insurance.verified`: that a verification has ended, never what the payer said. That reports count by payer alone. */
export function verifiedEvent(verification: Verification, now: number): PublicEvent {
  const event = 'insurance.verified';
  const { topic, version } = EVENT_CATALOGUE[event];
  const { id, appointmentId, status } = verification;
  return {
    practiceId: verification.practiceId,
    eventId: timeOrderedKey(now),
    topic,
    version,
    at: new Date(now).toISOString(),
    event,
    data: {
      verificationId: id,
      ...(appointmentId !== undefined && { appointmentId }),
      outcome: status === 'failed' ? 'failed' : 'answered',
      version: verification.version,
    },
    facts: verificationFacts(verification),
  };
}
