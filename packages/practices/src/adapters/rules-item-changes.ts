import type { AttributeValue, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import {
  closureItem,
  closureItemKey,
  scheduleItem,
  scheduleItemKey,
  typeItem,
  typeItemKey,
} from '@frontdesk/aws/practice-rules-items';
import type { RulesChange } from '../domain/rules-change.ts';

/** What happens to one item of a practice, in whatever revision its transaction makes. */
export interface ItemChange {
  readonly key: string;
  /** False: the item goes. */
  readonly remains: boolean;
  readonly action: (revision: number) => TransactWriteItem;
}

/** A change item by item: first what is new, then the providers that are only told of it, so that a change too large for
 *  one transaction is in force when the telling begins; last what nobody needs any more. No item has a condition;
 *  PRACTICE's revision is that of all. */
export function itemChanges(
  tableName: string,
  practiceId: string,
  timeZone: string,
  change: RulesChange,
): readonly ItemChange[] {
  const keyOf = (key: string): Record<string, AttributeValue> => ({ practiceId: { S: practiceId }, item: { S: key } });
  const put = (key: string, item: (revision: number) => Record<string, AttributeValue>): ItemChange => ({
    key,
    remains: true,
    action: (revision) => ({ Put: { TableName: tableName, Item: item(revision) } }),
  });
  const remove = (key: string): ItemChange => ({
    key,
    remains: false,
    action: () => ({ Delete: { TableName: tableName, Key: keyOf(key) } }),
  });
  const touch = (key: string): ItemChange => ({
    key,
    remains: true,
    action: (revision) => ({
      Update: {
        TableName: tableName,
        Key: keyOf(key),
        UpdateExpression: 'SET revision = :revision',
        ExpressionAttributeValues: { ':revision': { N: String(revision) } },
      },
    }),
  });

  const { addClosure, removeClosureId, appointmentTypes = [], schedules = [] } = change;
  const { touchProviderIds = [], dropClosureIds = [] } = change;
  return [
    ...(addClosure === undefined
      ? []
      : [put(closureItemKey(addClosure.id), (revision) => closureItem(practiceId, { ...addClosure, revision }))]),
    ...(removeClosureId === undefined ? [] : [remove(closureItemKey(removeClosureId))]),
    ...appointmentTypes.map((type) => put(typeItemKey(type.code), (revision) => typeItem(practiceId, type, revision))),
    ...schedules.map(({ providerId, weekly, overrides, ...provider }) =>
      put(scheduleItemKey(providerId), (revision) =>
        scheduleItem(practiceId, providerId, { ...provider, schedule: { timeZone, weekly, overrides }, revision }),
      ),
    ),
    ...touchProviderIds.map((providerId) => touch(scheduleItemKey(providerId))),
    ...dropClosureIds.map((closureId) => remove(closureItemKey(closureId))),
  ];
}
