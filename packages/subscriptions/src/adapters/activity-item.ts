import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { auditEntryFrom } from '@frontdesk/aws/audit-item';
import { auditPut } from '@frontdesk/aws/audit-put';
import type { Item } from '@frontdesk/aws/item-attributes';
import { timeOrderedKey } from '@frontdesk/core/ids';
import type { Activity, Actor, SubscriptionAction } from '../domain/activity.ts';
import type { Subscription } from '../domain/subscription.ts';

/** Writes an activity into the trail of its subscription, with the key that it concerns. */
export function activityPut(
  tableName: string,
  { at, action, by, keyId }: Activity,
  { practiceId, id: recordId }: Pick<Subscription, 'practiceId' | 'id'>,
): TransactWriteItem {
  const entry = { practiceId, recordId, key: timeOrderedKey(at), at: new Date(at).toISOString(), action, ...by };
  const { Put } = auditPut(tableName, entry);
  return { Put: keyId === undefined ? Put : { ...Put, Item: { ...Put.Item, keyId: { S: keyId } } } };
}

export function activityFrom(item: Item): Activity {
  const { at, action, ...by } = auditEntryFrom(item);
  return {
    at: Date.parse(at),
    action: action as string as SubscriptionAction,
    by: by as Actor,
    ...(item.keyId?.S !== undefined && { keyId: item.keyId.S }),
  };
}
