import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Item } from '@frontdesk/aws/item-attributes';
import type { Hold } from '../domain/hold.ts';
import { type HoldPlaces, heldTimeKey, NO_HOLDS } from '../domain/hold-places.ts';
import { holdFrom, holdMembers, REMEMBERED_SECONDS } from './hold-item.ts';

type Holder = Pick<Hold, 'practiceId' | 'subject'>;
type Update = NonNullable<TransactWriteItem['Update']>;

/** Primary key of one person's holds at a practice. No id has a `#`, so it is no appointment's and no hold's. */
export function holderKey({ practiceId, subject }: Holder): Item {
  return { ownerKey: { S: `${practiceId}#holder#${subject}` }, item: { S: 'HOLDS' } };
}

/** The places that an item has: `h0`, `h1` and so on, each a hold. */
export function placesFrom(item: Item | undefined): HoldPlaces {
  return NO_HOLDS.map((_, place) => {
    const hold = item?.[`h${place}`]?.M;
    return hold === undefined ? undefined : holdFrom(hold);
  });
}

const NAMES = { '#u': 'until', '#k': 'timeKey', '#i': 'holdId' } as const;

/** Puts a hold into a place that is free at `nowEpochSeconds`, unless its holder has an open hold of the same time. What has
 *  lapsed is compared as on the day sheets, so that a place is never free before the time is. */
export function takePlace(tableName: string, hold: Hold, place: number, nowEpochSeconds: number): TransactWriteItem {
  const unlessOwn = NO_HOLDS.map((_, other) => `NOT (h${other}.#k = :k AND h${other}.#u >= :n)`);
  return update(tableName, hold, {
    UpdateExpression: `SET h${place} = :h, expiresAt = :t`,
    ConditionExpression: [`(attribute_not_exists(h${place}) OR h${place}.#u < :n)`, ...unlessOwn].join(' AND '),
    ExpressionAttributeNames: { '#u': NAMES['#u'], '#k': NAMES['#k'] },
    ExpressionAttributeValues: {
      ...valuesOf(hold),
      ':k': { S: heldTimeKey(hold) },
      ':n': { N: String(nowEpochSeconds) },
    },
  });
}

/** Puts a hold into the place of the one that it renews. */
export function renewPlace(tableName: string, hold: Hold, place: number, renews: Hold): TransactWriteItem {
  return update(tableName, hold, {
    UpdateExpression: `SET h${place} = :h, expiresAt = :t`,
    ConditionExpression: `h${place}.#i = :i`,
    ExpressionAttributeNames: { '#i': NAMES['#i'] },
    ExpressionAttributeValues: { ...valuesOf(hold), ':i': { S: renews.id } },
  });
}

/** Clears the place of a hold that is booked or given back. */
export function clearPlace(tableName: string, holder: Holder, place: number, holdId: string): TransactWriteItem {
  return update(tableName, holder, {
    UpdateExpression: `REMOVE h${place}`,
    ConditionExpression: `h${place}.#i = :i`,
    ExpressionAttributeNames: { '#i': NAMES['#i'] },
    ExpressionAttributeValues: { ':i': { S: holdId } },
  });
}

function valuesOf(hold: Hold): Item {
  return {
    ':h': { M: { ...holdMembers(hold), timeKey: { S: heldTimeKey(hold) } } },
    ':t': { N: String(hold.until + REMEMBERED_SECONDS) },
  };
}

function update(tableName: string, holder: Holder, change: Omit<Update, 'TableName' | 'Key'>): TransactWriteItem {
  return {
    Update: {
      TableName: tableName,
      Key: holderKey(holder),
      ...change,
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  };
}
