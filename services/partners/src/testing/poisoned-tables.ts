import { type AttributeValue, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { TestDynamoDb } from '@frontdesk/testing/dynamodb-local';

export const CANARY = 'canary-that-nobody-may-see';

/** Names that a stored record may have one day, and names of staff's own fields. */
const FIELDS = ['internalNotes', 'billingCode', 'auditTrail', 'addedLater'] as const;

/** Puts fields that no schema of the door names into every stored item, into every record in it, and into the JSON of answers that
 *  are kept for replays. Gives how many items there were. */
export async function poison({ client, tableNames }: TestDynamoDb): Promise<number> {
  let count = 0;
  for (const TableName of Object.values(tableNames)) {
    const { Items = [] } = await client.send(new ScanCommand({ TableName, ConsistentRead: true }));
    for (const item of Items) {
      await client.send(new PutItemCommand({ TableName, Item: poisoned({ M: item }).M ?? item }));
      count += 1;
    }
  }
  return count;
}

function poisoned(value: AttributeValue): AttributeValue {
  if (value.S?.startsWith('{')) return { S: JSON.stringify(poisonedJson(JSON.parse(value.S))) };
  if (value.L !== undefined) return { L: value.L.map(poisoned) };
  if (value.M === undefined) return value;
  const members = Object.entries(value.M).map(([name, member]) => [name, poisoned(member)] as const);
  // A map of records or numbers by id has no fields of its own: what is added there would be another id.
  const isRecord = members.some(([, member]) => member.S !== undefined);
  const added = isRecord ? FIELDS.map((name) => [name, { S: CANARY }] as const) : [];
  return { M: Object.fromEntries([...members, ...added]) };
}

function poisonedJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(poisonedJson);
  if (value === null || typeof value !== 'object') return value;
  const members = Object.entries(value).map(([name, member]) => [name, poisonedJson(member)]);
  return Object.fromEntries([...members, ...FIELDS.map((name) => [name, CANARY])]);
}
