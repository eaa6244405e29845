import type { AuditEntry } from '@frontdesk/contracts/audit';
import type { AuditRecord } from '@frontdesk/contracts/audit-record';

/** Notes, append-only, who saw a patient's record. Resolves once the entry stands. */
export interface AuditTrail {
  record(entry: AuditRecord): Promise<void>;
}

/** Notes many at once. Throws UNAVAILABLE when not all stand by the deadline (epoch milliseconds). */
export interface AuditOfMany {
  recordAll(entries: readonly AuditRecord[], deadline: number): Promise<void>;
}

export interface AuditPage {
  readonly entries: readonly AuditEntry[];
  /** Key of the last entry when there are more. */
  readonly lastKey?: string | undefined;
}

export interface AuditReader {
  /** Oldest first, those after `afterKey`. */
  readTrail(practiceId: string, appointmentId: string, limit: number, afterKey?: string): Promise<AuditPage>;
}
