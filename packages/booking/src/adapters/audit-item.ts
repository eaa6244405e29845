import { type Item, textOf } from '@frontdesk/aws/item-attributes';
import type { AuditAction, AuditEntry } from '@frontdesk/contracts/audit';
import type { AuditRecord } from '../domain/audit-record.ts';

/** Partition key of an appointment's trail. */
export function trailKey(practiceId: string, appointmentId: string): string {
  return `${practiceId}#${appointmentId}`;
}

export function auditItem(entry: AuditRecord): Item {
  return {
    ownerKey: { S: trailKey(entry.practiceId, entry.appointmentId) },
    entry: { S: entry.key },
    at: { S: entry.at },
    action: { S: entry.action },
    subject: { S: entry.subject },
    role: { S: entry.role },
    channel: { S: entry.channel },
    requestId: { S: entry.requestId },
  };
}

export function auditEntryFrom(item: Item): AuditEntry {
  return {
    at: textOf(item, 'at'),
    action: textOf(item, 'action') as AuditAction,
    subject: textOf(item, 'subject'),
    role: textOf(item, 'role'),
    channel: textOf(item, 'channel'),
    requestId: textOf(item, 'requestId'),
  };
}
