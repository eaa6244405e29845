import { type AttributeValue, type DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { localDynamoDbClient } from '@frontdesk/local/dynamodb/local-dynamodb-client';
import { inject } from 'vitest';
import { readTableNames, type TableNames } from '../table-templates.ts';

export type Item = Record<string, AttributeValue>;
export type TableKey = keyof TableNames;

/** The attributes that are a table's or an index's key. */
export const KEY_ATTRIBUTES: Readonly<Record<TableKey, readonly string[]>> = {
  events: ['practiceId', 'eventId'],
  schedules: ['practiceId', 'item'],
  daySheets: ['resourceKey', 'day'],
  appointments: ['ownerKey', 'item', 'practiceId', 'startKey', 'callId'],
  calls: ['ownerKey', 'item', 'practiceId', 'startKey'],
  audit: ['ownerKey', 'entry'],
  idempotency: ['scope'],
  connections: ['practiceId', 'connectionId'],
  eventLog: ['practiceId', 'eventId', 'position'],
  tickets: ['ticketKey'],
};

let client: DynamoDBClient | undefined;
const names = readTableNames();

/** All items of a table; of one practice's, when it is named. In the order of their keys. */
export async function storedItems(table: TableKey, practiceId?: string): Promise<Item[]> {
  client ??= localDynamoDbClient(inject('sharedCloud').dynamoDbEndpoint);
  const [partitionKey = ''] = KEY_ATTRIBUTES[table];
  const items: Item[] = [];
  for await (const page of paginateScan({ client }, { TableName: names[table], ConsistentRead: true })) {
    items.push(...(page.Items ?? []));
  }
  const owner = (item: Item): string => item[partitionKey]?.S?.split('#')[0] ?? '';
  const wanted = practiceId === undefined ? items : items.filter((item) => owner(item) === practiceId);
  const keyOf = (item: Item): string => KEY_ATTRIBUTES[table].map((name) => item[name]?.S).join(' ');
  return wanted.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** Everything that is stored of a practice, for a comparison of before and after. */
export async function everythingOf(practiceId: string): Promise<Record<TableKey, Item[]>> {
  const tables = Object.keys(KEY_ATTRIBUTES) as TableKey[];
  const entries = await Promise.all(
    tables.map(async (table) => [table, await storedItems(table, practiceId)] as const),
  );
  return Object.fromEntries(entries) as Record<TableKey, Item[]>;
}

/** The names of the events that a practice published about an appointment, in order. */
export async function eventsOf(practiceId: string, appointmentId: string): Promise<string[]> {
  const events = await storedItems('events', practiceId);
  return events.filter(({ data }) => JSON.stringify(data).includes(appointmentId)).map(({ event }) => event?.S ?? '');
}
