import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { DaySheet } from '@frontdesk/scheduling/day-sheet';
import { type Item, textOf } from './item-attributes.ts';
import { retriedRead } from './retried.ts';

export interface DaySheetReaderOptions {
  readonly client: Pick<DynamoDBClient, 'send'>;
  readonly tableName: string;
}

const DAY_PREFIX = 'DAY#';

/** Reads a resource's pages. Strongly consistent: who has just booked or cancelled and searches sees it. */
export class DaySheetReader {
  readonly #client: Pick<DynamoDBClient, 'send'>;
  readonly #tableName: string;

  constructor({ client, tableName }: DaySheetReaderOptions) {
    this.#client = client;
    this.#tableName = tableName;
  }

  /** The pages of the UTC days (`YYYY-MM-DD`) from `fromDay` to `toDay`, both included; days without claims have none.
   *  One Query: a month of full pages is about 130 KB, far below a Query's 1 MB. */
  async read(practiceId: string, resourceId: string, fromDay: string, toDay: string): Promise<DaySheet[]> {
    const sheets: DaySheet[] = [];
    let startKey: Item | undefined;
    do {
      const query = new QueryCommand({
        TableName: this.#tableName,
        KeyConditionExpression: 'resourceKey = :resource AND #day BETWEEN :from AND :to',
        ExpressionAttributeNames: { '#day': 'day' },
        ExpressionAttributeValues: {
          ':resource': { S: `${practiceId}#${resourceId}` },
          ':from': { S: DAY_PREFIX + fromDay },
          ':to': { S: DAY_PREFIX + toDay },
        },
        ConsistentRead: true,
        ...(startKey !== undefined && { ExclusiveStartKey: startKey }),
      });
      const page = await retriedRead(() => this.#client.send(query));
      sheets.push(...(page.Items ?? []).map(readSheet));
      startKey = page.LastEvaluatedKey;
    } while (startKey !== undefined);
    return sheets;
  }
}

function readSheet(item: Item): DaySheet {
  const claimedUntil = new Map<number, number>();
  for (const [name, value] of Object.entries(item)) {
    // No other attribute of a page begins with q.
    if (name.startsWith('q') && value.N !== undefined) claimedUntil.set(Number(name.slice(1)), Number(value.N));
  }
  return { day: textOf(item, 'day').slice(DAY_PREFIX.length), claimedUntil };
}
