import type { AuditAction, AuditEntry } from '@frontdesk/contracts/audit';
import type { AuditRecord } from '@frontdesk/contracts/audit-record';
import { type Item, textOf } from './item-attributes.ts';

/** Partition key of a record's trail. */
export function trailKey(practiceId: string, recordId: string): string {
  return `${practiceId}#${recordId}`;
}

export function auditItem(entry: AuditRecord<string>): Item {
  return {
    ownerKey: { S: trailKey(entry.practiceId, entry.recordId) },
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
