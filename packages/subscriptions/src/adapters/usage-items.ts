import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { type Item, numberOf, textOf } from '@frontdesk/aws/item-attributes';
import { utcDayOf } from '@frontdesk/core/utc-day';
import type { CalledVersion, CountedCall } from '../domain/counted-call.ts';
import type { UsageCount } from '../domain/usage-count.ts';

/** Items of the usage table. `owner` is the subscription: `COUNT#<day>#…` for each combination that was called, `DAY#<day>` with what the
 *  day has cost of the quota, `WARNING#<day>#<percent>`. `<subscription>#<shard>` has its requests by time: one subscription may
 *  write more of them than a partition takes. */
const REQUEST_SHARDS = 4;
const DAY_SECONDS = 86_400;
/** Longer than a batch of the log can wait anywhere: a request that is counted is known as such. */
const REQUEST_SECONDS = 15 * DAY_SECONDS;
/** Thirteen months. */
export const COUNTER_SECONDS = 400 * DAY_SECONDS;
/** Between the parts of a key; in no method, route or id. */
const PART = '#';

export const SHARDS: readonly number[] = Array.from({ length: REQUEST_SHARDS }, (_, shard) => shard);

export function requestOwner(subscriptionId: string, shard: number): string {
  return `${subscriptionId}${PART}${shard}`;
}

/** Where a request stands in the log: by time, then by its id. */
export function requestEntry({ at, uniqueId }: Pick<CountedCall, 'at' | 'uniqueId'>): string {
  return `${String(at).padStart(13, '0')}${PART}${uniqueId}`;
}

/** The first entry that a request of this instant may have. */
export function firstEntryAt(epochMilliseconds: number): string {
  return String(epochMilliseconds).padStart(13, '0');
}

function shardOf(uniqueId: string): number {
  let sum = 0;
  for (let index = 0; index < uniqueId.length; index += 1) sum += uniqueId.charCodeAt(index);
  return sum % REQUEST_SHARDS;
}

/** Puts a request into the log, unless it is there. */
export function requestPut(TableName: string, call: CountedCall): TransactWriteItem {
  const { subscriptionId, uniqueId, requestId, at, version, method, route, status, milliseconds } = call;
  return {
    Put: {
      TableName,
      Item: {
        owner: { S: requestOwner(subscriptionId, shardOf(uniqueId)) },
        entry: { S: requestEntry(call) },
        requestId: { S: requestId },
        keyId: { S: call.keyId },
        version: { S: version },
        method: { S: method },
        route: { S: route },
        status: { N: String(status) },
        statusClass: { S: `${Math.floor(status / 100)}xx` },
        milliseconds: { N: String(milliseconds) },
        ...(call.cached && { cached: { BOOL: true } }),
        ...(call.refusal !== undefined && { refusal: { S: call.refusal } }),
        expiresAt: { N: String(Math.floor(at / 1_000) + REQUEST_SECONDS) },
      },
      ConditionExpression: 'attribute_not_exists(#owner)',
      ExpressionAttributeNames: { '#owner': 'owner' },
    },
  };
}

/** The counter that a request is added to. */
export function countEntry({ at, version, method, route, status, keyId }: Omit<CountedCall, 'subscriptionId'>): string {
  return [countPrefix(utcDayOf(at)), version, method, route, status, keyId].join(PART);
}

export function countPrefix(day: string): string {
  return `COUNT${PART}${day}`;
}

export function dayEntry(day: string): string {
  return `DAY${PART}${day}`;
}

export function warningPrefix(day: string): string {
  return `WARNING${PART}${day}`;
}

export function warningEntry(day: string, percent: number): string {
  return [warningPrefix(day), String(percent).padStart(3, '0')].join(PART);
}

/** When what was counted of a day is forgotten, in epoch seconds. */
export function counterExpiry(day: string): string {
  return String(Date.parse(day) / 1_000 + COUNTER_SECONDS);
}

/** Adds to a counter of a subscription. `texts` are set, `numbers` added. */
export function counterUpdate(
  TableName: string,
  { owner, entry, day }: { owner: string; entry: string; day: string },
  numbers: Readonly<Record<string, number>>,
  texts: Readonly<Record<string, string>> = {},
): TransactWriteItem {
  const adding = Object.keys(numbers).map((name) => `#${name} :${name}`);
  const setting = ['#expiresAt = :expiresAt', ...Object.keys(texts).map((name) => `#${name} = :${name}`)];
  const names = [...Object.keys(numbers), ...Object.keys(texts), 'expiresAt'];
  return {
    Update: {
      TableName,
      Key: { owner: { S: owner }, entry: { S: entry } },
      UpdateExpression: `ADD ${adding.join(', ')} SET ${setting.join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
      ExpressionAttributeValues: {
        ...Object.fromEntries(Object.entries(numbers).map(([name, number]) => [`:${name}`, { N: String(number) }])),
        ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [`:${name}`, { S: text }])),
        ':expiresAt': { N: counterExpiry(day) },
      },
    },
  };
}

export function usageCountFrom(item: Item): UsageCount {
  const [, day = '', version, method = '', route = '', status, keyId = ''] = textOf(item, 'entry').split(PART);
  return {
    ...{ day, method, route, keyId },
    version: version as CalledVersion,
    status: Number(status),
    practiceId: textOf(item, 'practiceId'),
    requests: numberOf(item, 'requests'),
    cached: numberOf(item, 'cached'),
    milliseconds: numberOf(item, 'milliseconds'),
  };
}
