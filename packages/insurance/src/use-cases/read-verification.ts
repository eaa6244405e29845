import { type Actor, auditRecord } from '@frontdesk/contracts/audit-record';
import { AppError } from '@frontdesk/core/app-error';
import type { Clock } from '@frontdesk/core/clock';
import type { Verification } from '../domain/verification.ts';
import type { AuditTrail } from '../ports/audit-trail.ts';
import type { VerificationReader } from '../ports/verification-store.ts';

export interface ReadVerificationPorts {
  readonly verifications: VerificationReader;
  readonly audit: AuditTrail;
  readonly clock: Clock;
}

/** One verification of the caller's practice. That it was read is noted before anybody sees it. Throws NOT_FOUND. */
export async function readVerification(
  actor: Actor,
  verificationId: string,
  { verifications, audit, clock }: ReadVerificationPorts,
): Promise<Verification> {
  const verification = await verifications.read({ practiceId: actor.caller.practiceId, verificationId });
  if (verification === undefined) throw new AppError('NOT_FOUND');
  await audit.record(auditRecord(actor, 'read', verificationId, clock.now()));
  return verification;
}
