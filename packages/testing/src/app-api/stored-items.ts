import {
  type AttributeValue,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  paginateQuery,
  paginateScan,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { localDynamoDbClient } from '@frontdesk/local/dynamodb/local-dynamodb-client';
import { beginAppointment } from '../begin-appointment.ts';
import { readTableNames, readTableResources, type TableNames } from '../table-templates.ts';
import { sharedCloud } from './shared-cloud-addresses.ts';

export type Item = Record<string, AttributeValue>;
export type TableKey = keyof TableNames;

interface TableKeys {
  readonly tableName: string;
  /** The table's own. */
  readonly keys: readonly string[];
  /** Every attribute that is a part of the table's or of an index's key; the table's own partition key first. */
  readonly attributes: readonly string[];
}

/** Every table that a service defines, by what it holds: from the templates, so that no table is forgotten here. */
const tables: ReadonlyMap<TableKey, TableKeys> = tablesOfTemplates();

export const STORED_TABLES: readonly TableKey[] = [...tables.keys()];

/** The attributes that are in keys of a table and of its indexes. */
export function keyAttributesOf(table: TableKey): readonly string[] {
  return tables.get(table)?.attributes ?? [];
}

let client: DynamoDBClient | undefined;
const database = (): DynamoDBClient => {
  client ??= localDynamoDbClient(sharedCloud.dynamoDbEndpoint);
  return client;
};

/** Lets the time of a booked appointment come; gives its new start. */
export function letBegin(practiceId: string, appointmentId: string, startEpochMinutes?: number): Promise<string> {
  const { tableName = '' } = tables.get('appointments') ?? {};
  return beginAppointment(database(), tableName, practiceId, appointmentId, startEpochMinutes);
}

/** Lets the practice's next night begin, which fills the lane for this day. */
export async function letNightBegin(practiceId: string, serviceDate: string): Promise<void> {
  const begun = { N: String(Date.now() - 1_000) };
  const update = new UpdateItemCommand({
    TableName: tables.get('insurance')?.tableName,
    Key: { pk: { S: practiceId }, sk: { S: 'NIGHT' } },
    UpdateExpression: 'SET serviceDate = :date, startsAt = :begun, sweepAt = :begun',
    ExpressionAttributeValues: { ':date': { S: serviceDate }, ':begun': begun },
  });
  await database().send(update);
}

/** Lets the practice's weekly report be due at this time (epoch milliseconds). */
export async function letWeeklyReportBeDue(practiceId: string, dueAt: number): Promise<void> {
  const TableName = tables.get('reports')?.tableName;
  const Key = { practiceId: { S: practiceId }, reportId: { S: '#weekly' } };
  const { Item } = await database().send(new GetItemCommand({ TableName, Key, ConsistentRead: true }));
  const weekly = { ...JSON.parse(Item?.weekly?.S ?? ''), dueAt };
  const update = new UpdateItemCommand({
    TableName,
    Key,
    UpdateExpression: 'SET weekly = :weekly, dueAt = :due',
    ExpressionAttributeValues: { ':weekly': { S: JSON.stringify(weekly) }, ':due': { N: String(dueAt) } },
  });
  await database().send(update);
}

/** All items of a table; only of these practices, when some are named. In the order of their keys. */
export async function storedItems(table: TableKey, ...practiceIds: string[]): Promise<Item[]> {
  const { tableName, attributes } = tables.get(table) ?? { tableName: '', attributes: [] };
  // A subscription and its keys have keys of their own, and name their practice.
  const [own = ''] = attributes;
  const partitionKey = own === 'id' ? 'practiceId' : own;
  const read = practiceIds.length > 0 && own === 'practiceId' ? readPartitions : scan;
  const items = await read(tableName, partitionKey, practiceIds);
  const keyOf = (item: Item): string => attributes.map((name) => item[name]?.S ?? item[name]?.N).join(' ');
  return items.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** All files of a run fill the same tables, and to scan one costs as much as all of them have written. */
async function readPartitions(tableName: string, partitionKey: string, values: readonly string[]): Promise<Item[]> {
  const items: Item[] = [];
  for (const value of values) {
    const query = {
      TableName: tableName,
      ConsistentRead: true,
      KeyConditionExpression: '#key = :value',
      ExpressionAttributeNames: { '#key': partitionKey },
      ExpressionAttributeValues: { ':value': { S: value } },
    };
    for await (const page of paginateQuery({ client: database() }, query)) items.push(...(page.Items ?? []));
  }
  return items;
}

async function scan(TableName: string, partitionKey: string, practiceIds: readonly string[]): Promise<Item[]> {
  const items: Item[] = [];
  const values = practiceIds.map((practiceId, index) => [`:practice${index}`, { S: practiceId }] as const);
  // What begins otherwise is not even sent.
  const ofPractices = {
    FilterExpression: values.map(([name]) => `begins_with(#key, ${name})`).join(' OR '),
    ExpressionAttributeNames: { '#key': partitionKey },
    ExpressionAttributeValues: Object.fromEntries(values),
  };
  const input = { TableName, ConsistentRead: true, ...(practiceIds.length > 0 && ofPractices) };
  for await (const page of paginateScan({ client: database() }, input)) items.push(...(page.Items ?? []));
  const owner = (item: Item): string => item[partitionKey]?.S?.split('#')[0] ?? '';
  return practiceIds.length === 0 ? items : items.filter((item) => practiceIds.includes(owner(item)));
}

/** Deletes items, as a disaster would. */
export async function deleteItems(table: TableKey, items: readonly Item[]): Promise<void> {
  const { tableName = '', keys = [] } = tables.get(table) ?? {};
  for (const item of items) {
    const Key = Object.fromEntries(keys.map((name) => [name, item[name] as AttributeValue]));
    await database().send(new DeleteItemCommand({ TableName: tableName, Key }));
  }
}

/** Not compared before and after: the dashboards' log, the patients' index and what is sent to vendors follow the events, which are
 *  compared, in their own time, so do reports, which a worker makes, and every request is counted, whatever comes of it. */
const NOT_COMPARED: readonly TableKey[] = [
  'eventLog',
  'patientIndex',
  'rateLimits',
  'circuits',
  'webhooks',
  'webhookDeliveries',
  'usage',
  'reports',
];

/** Of the practice's night, which the schedule looks at in its own time. */
const NIGHT = 'NIGHT';

/** Everything that is stored of these practices, for a comparison of before and after. */
export async function everythingOf(...practiceIds: [string, ...string[]]): Promise<Partial<Record<TableKey, Item[]>>> {
  const compared = STORED_TABLES.filter((table) => !NOT_COMPARED.includes(table));
  const entries = compared.map(async (table) => {
    const items = await storedItems(table, ...practiceIds);
    // When a key was used last is noted whatever it was used for.
    const kept = items.filter(({ sk }) => sk?.S !== NIGHT).map(({ lastUsedAt: _, ...item }) => item);
    return [table, kept] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** The names of the events that a practice published about an appointment, in order. */
export async function eventsOf(practiceId: string, appointmentId: string): Promise<string[]> {
  const events = await storedItems('events', practiceId);
  return events.filter(({ data }) => JSON.stringify(data).includes(appointmentId)).map(({ event }) => event?.S ?? '');
}

function tablesOfTemplates(): Map<TableKey, TableKeys> {
  const resources = Object.values(readTableResources()).map(({ Properties }) => Properties as unknown as TableTemplate);
  const named = Object.entries(readTableNames()) as [TableKey, string][];
  return new Map(
    named.flatMap(([key, tableName]) => {
      const table = resources.find(({ TableName }) => TableName === tableName);
      if (table === undefined) return [];
      const own = table.KeySchema.map(({ AttributeName }) => AttributeName);
      const all = table.AttributeDefinitions.map(({ AttributeName }) => AttributeName);
      return [[key, { tableName, keys: own, attributes: [...new Set([...own, ...all])] }] as const];
    }),
  );
}

interface TableTemplate {
  readonly TableName: string;
  readonly KeySchema: readonly { readonly AttributeName: string }[];
  readonly AttributeDefinitions: readonly { readonly AttributeName: string }[];
}
