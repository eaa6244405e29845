import type { AuditRecord } from '@frontdesk/contracts/audit-record';
import type { PublicEvent } from '@frontdesk/contracts/events';
import type { SetClock } from '@frontdesk/testing/set-clock';
import type { AuditTrail } from '../ports/audit-trail.ts';
import type { ExpectedAppointments } from '../ports/expected-appointments.ts';
import type { LastVerifications } from '../ports/last-verifications.ts';
import type { NightRuns } from '../ports/night-runs.ts';
import type { PracticeClocks } from '../ports/practice-clocks.ts';
import type { VerificationRequests } from '../ports/verification-requests.ts';
import type { ForgottenVerifications, VerificationReader, VerificationWriter } from '../ports/verification-store.ts';
import type { StoredAppointment } from './stored-appointment.ts';

/** Where verifications are kept, in memory or in DynamoDB: what a suite is run on. */
export interface World {
  readonly clock: SetClock;
  readonly requests: VerificationRequests;
  readonly verifications: VerificationReader & VerificationWriter;
  readonly forgotten: ForgottenVerifications;
  readonly audit: AuditTrail & { recordAll(entries: readonly AuditRecord[], deadline: number): Promise<void> };
  readonly last: LastVerifications;
  readonly runs: NightRuns;
  readonly appointments: ExpectedAppointments;
  readonly clocks: PracticeClocks;
  putAppointment(appointment: StoredAppointment): Promise<void>;
  setZone(practiceId: string, timeZone: string): Promise<void>;
  /** Of one practice, oldest first. */
  events(practiceId: string): Promise<readonly PublicEvent[]>;
  /** Of one record, oldest first. */
  trail(practiceId: string, recordId: string): Promise<readonly Pick<AuditRecord, 'action' | 'requestId'>[]>;
}
