import type { AuditRecord } from '@frontdesk/contracts/audit-record';
import type { PublicEvent } from '@frontdesk/contracts/events';
import type { SetClock } from '@frontdesk/testing/set-clock';
import type { AuditTrail } from '../ports/audit-trail.ts';
import type { VerificationRequests } from '../ports/verification-requests.ts';
import type { ForgottenVerifications, VerificationReader, VerificationWriter } from '../ports/verification-store.ts';

/** Where verifications are kept, in memory or in DynamoDB: what a suite is run on. */
export interface World {
  readonly clock: SetClock;
  readonly requests: VerificationRequests;
  readonly verifications: VerificationReader & VerificationWriter;
  readonly forgotten: ForgottenVerifications;
  readonly audit: AuditTrail;
  /** Of one practice, oldest first. */
  events(practiceId: string): Promise<readonly PublicEvent[]>;
  /** Of one record, oldest first. */
  trail(practiceId: string, recordId: string): Promise<readonly Pick<AuditRecord, 'action' | 'requestId'>[]>;
}
