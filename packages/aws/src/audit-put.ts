import { isDeepStrictEqual } from 'node:util';
import type { Put } from '@aws-sdk/client-dynamodb';
import type { AuditRecord } from '@frontdesk/contracts/audit-record';
import { auditItem } from './audit-item.ts';
import type { Item } from './item-attributes.ts';

/** Writes an entry where none stands: a trail is added to and never overwritten, not even by its writers. */
export function auditPut(tableName: string, entry: AuditRecord<string>): { Put: Put & { Item: Item } } {
  return {
    Put: {
      TableName: tableName,
      Item: auditItem(entry),
      ConditionExpression: 'attribute_not_exists(#entry)',
      ExpressionAttributeNames: { '#entry': 'entry' },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  };
}

/** Whether what stood in the way is the entry itself, written by an attempt whose answer was lost. */
export function isWritten(entry: AuditRecord, standing: Item | undefined): boolean {
  return isDeepStrictEqual(standing, auditItem(entry));
}
