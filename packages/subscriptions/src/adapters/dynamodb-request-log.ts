import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { type Item, numberOf, textOf } from '@frontdesk/aws/item-attributes';
import { retriedRead } from '@frontdesk/aws/retried';
import type { CalledVersion, KeptRequest } from '../domain/counted-call.ts';
import type { RequestFilter, RequestLog, RequestPage } from '../ports/request-log.ts';
import { firstEntryAt, requestOwner, SHARDS } from './usage-items.ts';

/** How many requests one page looks at in each shard when a filter leaves most of them out. */
const MOST_LOOKED_AT = 1_000;

/** The part of a shard that was looked at, newest first. */
interface Looked {
  readonly found: readonly Item[];
  /** Everything newer than this was looked at; undefined: the shard has no more. */
  readonly downTo: string | undefined;
}

/** Merges the shards of a subscription's requests by time. */
export class DynamoDbRequestLog implements RequestLog {
  readonly #client: DynamoDBClient;
  readonly #tableName: string;

  constructor({ client, tableName }: { client: DynamoDBClient; tableName: string }) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async read(subscriptionId: string, asked: Parameters<RequestLog['read']>[1]): Promise<RequestPage> {
    const { limit } = asked;
    const shards = await Promise.all(SHARDS.map((shard) => this.#look(requestOwner(subscriptionId, shard), asked)));
    // What one shard was not looked at for may lie between what others have.
    const boundary =
      shards
        .map(({ downTo }) => downTo ?? '')
        .sort()
        .at(-1) ?? '';
    const known = shards
      .flatMap(({ found }) => found)
      .filter((item) => entryOf(item) >= boundary)
      .sort((one, other) => (entryOf(one) < entryOf(other) ? 1 : -1));
    const shown = known.slice(0, limit);
    const requests = shown.map(requestFrom);
    if (known.length > limit) return { requests, lastKey: shown.map(entryOf).at(-1) };
    return boundary === '' ? { requests } : { requests, lastKey: boundary };
  }

  async #look(
    owner: string,
    { limit, sinceEpochMilliseconds, filter, beforeKey }: Parameters<RequestLog['read']>[1],
  ): Promise<Looked> {
    const { expression, names, values } = filterOf(filter);
    const oldest = firstEntryAt(sinceEpochMilliseconds);
    // A page may be turned after its last request has become too old; DynamoDB refuses a range that ends before it begins.
    if (beforeKey !== undefined && beforeKey < oldest) return { found: [], downTo: undefined };
    const query = new QueryCommand({
      TableName: this.#tableName,
      ConsistentRead: true,
      ScanIndexForward: false,
      KeyConditionExpression: '#owner = :owner AND #entry BETWEEN :oldest AND :before',
      ExpressionAttributeNames: { '#owner': 'owner', '#entry': 'entry', ...names },
      ExpressionAttributeValues: {
        ':owner': { S: owner },
        ':oldest': { S: oldest },
        // `~` sorts after every entry.
        ':before': { S: beforeKey ?? '~' },
        ...values,
      },
      ...(expression !== undefined && { FilterExpression: expression }),
      // One more than asked for, since the entry before which it begins may be its first.
      Limit: expression === undefined ? limit + 2 : Math.max(limit + 2, MOST_LOOKED_AT),
    });
    const { Items = [], LastEvaluatedKey } = await retriedRead(() => this.#client.send(query));
    const found = Items.filter((item) => entryOf(item) !== beforeKey);
    return { found, downTo: LastEvaluatedKey?.entry?.S };
  }
}

function filterOf({ keyId, statusClass, method, route }: RequestFilter) {
  const wanted = Object.entries({ keyId, statusClass, method, route }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return {
    expression: wanted.length === 0 ? undefined : wanted.map(([name]) => `#${name} = :${name}`).join(' AND '),
    names: Object.fromEntries(wanted.map(([name]) => [`#${name}`, name])),
    values: Object.fromEntries(wanted.map(([name, value]) => [`:${name}`, { S: value }])),
  };
}

function entryOf(item: Item): string {
  return textOf(item, 'entry');
}

function requestFrom(item: Item): KeptRequest {
  return {
    requestId: textOf(item, 'requestId'),
    at: Number(entryOf(item).split('#', 1)[0]),
    version: textOf(item, 'version') as CalledVersion,
    method: textOf(item, 'method'),
    route: textOf(item, 'route'),
    status: numberOf(item, 'status'),
    milliseconds: numberOf(item, 'milliseconds'),
    keyId: textOf(item, 'keyId'),
    cached: item.cached?.BOOL === true,
    ...(item.refusal?.S !== undefined && { refusal: item.refusal.S }),
  };
}
