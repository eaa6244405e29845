import { type Actor, auditRecord } from '@frontdesk/contracts/audit-record';
import type { Answer } from '@frontdesk/core/answer';
import type { Clock } from '@frontdesk/core/clock';
import { shownAppointmentId } from '../domain/present-appointment.ts';
import type { Answered } from '../ports/answered.ts';
import type { AuditTrail } from '../ports/audit-trail.ts';

export interface AuditReplaysPorts {
  readonly audit: AuditTrail;
  readonly clock: Clock;
}

/** The answer of an operation that shows an appointment. The write noted its own answer; a replay shows the patient's record
 *  again, to whoever asks now, and that is noted as a read before anybody sees it. */
export async function auditReplays(
  actor: Actor,
  { audit, clock }: AuditReplaysPorts,
  { answer, replayed }: Answered,
): Promise<Answer> {
  if (replayed) await audit.record(auditRecord(actor, 'read', shownAppointmentId(answer), clock.now()));
  return answer;
}
