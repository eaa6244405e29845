import type { AuthoriserContext } from '@frontdesk/core/authoriser-context';
import { timeOrderedKey } from '@frontdesk/core/ids';
import type { AuditAction, AuditEntry } from './audit.ts';

/** An audit entry and where it belongs. */
export interface AuditRecord<Action extends string = AuditAction> extends Omit<AuditEntry, 'action'> {
  readonly action: Action;
  readonly practiceId: string;
  readonly recordId: string;
  /** Unique, and in order of time within the record's trail. */
  readonly key: string;
}

/** Who acts, under which request. */
export interface Actor {
  readonly caller: AuthoriserContext;
  readonly requestId: string;
}

/** Notes that the actor did something to a patient's record at `now` (epoch milliseconds). */
export function auditRecord(
  { caller, requestId }: Actor,
  action: AuditAction,
  recordId: string,
  now: number,
): AuditRecord {
  return {
    practiceId: caller.practiceId,
    recordId,
    key: timeOrderedKey(now),
    at: new Date(now).toISOString(),
    action,
    subject: caller.subject,
    role: caller.role,
    channel: caller.channel,
    requestId,
  };
}
