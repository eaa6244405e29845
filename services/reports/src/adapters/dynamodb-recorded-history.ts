import { type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { Item } from '@frontdesk/aws/item-attributes';
import { retriedRead } from '@frontdesk/aws/retried';
import type { RecordedHistory } from '../ports/recorded-history.ts';
import { RECORDED_TABLES, type RecordedTableName } from './recorded-items.ts';

export interface RecordedHistoryOptions {
  readonly client: DynamoDBClient;
  readonly tableNames: Readonly<Record<RecordedTableName, string>>;
}

const ITEMS_PER_PART = 500;

/** A position names the table and the key of the last item: ids, in base64url. */
type Position = readonly [RecordedTableName, Item | undefined];

const ORDER = Object.keys(RECORDED_TABLES) as [RecordedTableName, ...RecordedTableName[]];

/** Scans the tables one after another. */
export class DynamoDbRecordedHistory implements RecordedHistory {
  readonly #options: RecordedHistoryOptions;

  constructor(options: RecordedHistoryOptions) {
    this.#options = options;
  }

  async read(from: string | undefined): ReturnType<RecordedHistory['read']> {
    const { client, tableNames } = this.#options;
    const [table, key] = from === undefined ? ([ORDER[0], undefined] as const) : positionFrom(from);
    const { attributes, factsIn } = RECORDED_TABLES[table];
    const scan = new ScanCommand({
      TableName: tableNames[table],
      ConsistentRead: true,
      Limit: ITEMS_PER_PART,
      ExclusiveStartKey: key,
      ...projectionOf(attributes),
    });
    const { Items = [], LastEvaluatedKey } = await retriedRead(() => client.send(scan));
    const items = Items.flatMap((item) => factsIn(item) ?? []);
    const following = ORDER[ORDER.indexOf(table) + 1];
    if (LastEvaluatedKey !== undefined) return { items, next: positionOf([table, LastEvaluatedKey]) };
    return { items, ...(following !== undefined && { next: positionOf([following, undefined]) }) };
  }
}

/** Of a cancellation everything but what somebody typed. */
function projectionOf(attributes: readonly string[]) {
  const places = attributes.flatMap((name) =>
    name === 'cancellation' ? ['#cancellation.#reason', '#cancellation.#at'] : [`#${name}`],
  );
  const names = places.flatMap((place) => place.split('.'));
  return {
    ProjectionExpression: places.join(', '),
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [name, name.slice(1)])),
  };
}

function positionOf(position: Position): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** `null` stands for a key that is not there. */
function positionFrom(text: string): Position {
  const [table, key] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [Position[0], Item | null];
  return [table, key ?? undefined];
}
