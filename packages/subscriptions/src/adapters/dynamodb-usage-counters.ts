import { type AttributeValue, type DynamoDBClient, GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { type Item, numberOf, textOf } from '@frontdesk/aws/item-attributes';
import { retriedRead } from '@frontdesk/aws/retried';
import type { QuotaWarning, WarningPercent } from '../domain/quota-warning.ts';
import type { UsageCount } from '../domain/usage-count.ts';
import type { UsageCounters } from '../ports/usage-counters.ts';
import { countPrefix, dayEntry, usageCountFrom, warningPrefix } from './usage-items.ts';

/** Sorts after everything that a key of this table has. */
const AFTER_ALL = '~';

/** Reads what was counted, as of the last count. */
export class DynamoDbUsageCounters implements UsageCounters {
  readonly #client: DynamoDBClient;
  readonly #tableName: string;

  constructor({ client, tableName }: { client: DynamoDBClient; tableName: string }) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async ofSubscription(subscriptionId: string, fromDay: string, toDay: string): Promise<UsageCount[]> {
    const items = await this.#range(subscriptionId, countPrefix(fromDay), `${countPrefix(toDay)}${AFTER_ALL}`);
    return items.map(usageCountFrom);
  }

  async meteredOn(subscriptionId: string, day: string): Promise<number> {
    const Key = { owner: { S: subscriptionId }, entry: { S: dayEntry(day) } };
    const get = new GetItemCommand({ TableName: this.#tableName, Key, ConsistentRead: true });
    const { Item } = await retriedRead(() => this.#client.send(get));
    return Number(Item?.metered?.N ?? 0);
  }

  async warnings(subscriptionId: string, fromDay: string, toDay: string): Promise<QuotaWarning[]> {
    const items = await this.#range(subscriptionId, warningPrefix(fromDay), `${warningPrefix(toDay)}${AFTER_ALL}`);
    return items.map(warningFrom).reverse();
  }

  async #range(owner: string, first: string, last: string): Promise<Item[]> {
    const found: Item[] = [];
    let position: Record<string, AttributeValue> | undefined;
    do {
      const query = new QueryCommand({
        TableName: this.#tableName,
        ConsistentRead: true,
        KeyConditionExpression: '#owner = :owner AND #entry BETWEEN :first AND :last',
        ExpressionAttributeNames: { '#owner': 'owner', '#entry': 'entry' },
        ExpressionAttributeValues: { ':owner': { S: owner }, ':first': { S: first }, ':last': { S: last } },
        ...(position && { ExclusiveStartKey: position }),
      });
      const { Items = [], LastEvaluatedKey } = await retriedRead(() => this.#client.send(query));
      found.push(...Items);
      position = LastEvaluatedKey;
    } while (position !== undefined);
    return found;
  }
}

function warningFrom(item: Item): QuotaWarning {
  const [, day = '', percent] = textOf(item, 'entry').split('#');
  return { day, percent: Number(percent) as WarningPercent, at: numberOf(item, 'at') };
}
