import type { AuditRecord } from '@frontdesk/contracts/audit-record';

/** Notes, append-only, who saw a patient's record. Resolves once the entry stands. */
export interface AuditTrail {
  record(entry: AuditRecord): Promise<void>;
}
