import { Agent, createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type ItemOnTheWire,
  itemBytes,
  type TransactionMember,
  transactionalWriteUnits,
  writeUnits,
} from './transaction-units.ts';

/** What went through the meter. */
export interface MeterReading {
  writeUnits: Record<string, number>;
  readUnits: Record<string, number>;
  calls: number;
  /** Those of `calls` that are about one table. */
  callsTo: Record<string, number>;
}

export interface DynamoDbMeter {
  endpoint: string;
  /** What went through since the last time, of tables whose name passes. */
  take(): MeterReading;
  /** How many requests about this one table were answered since the meter was started. */
  seen(table: string): number;
  stop(): Promise<void>;
}

interface DynamoDbRequest {
  TransactItems?: TransactionMember[];
  TableName?: string;
  Key?: ItemOnTheWire;
}

interface ConsumedCapacity {
  TableName: string;
  CapacityUnits?: number;
  GlobalSecondaryIndexes?: Record<string, { CapacityUnits: number }>;
  LocalSecondaryIndexes?: Record<string, { CapacityUnits: number }>;
}

/** DynamoDB Local tells of a transaction four units a table, however many items, and four more for each index that one of them
 *  is in; AWS bills two of each. */
const TOLD_PER_BILLED_INDEX = 2;

const READING = /\.(GetItem|Query|BatchGetItem|Scan|TransactGetItems)$/;

/** Stands before DynamoDB Local, asks it to tell each request's capacity units, and adds them up by table. A transaction's it counts
 *  itself, item by item, by DynamoDB's published rules. */
export async function startDynamoDbMeter(target: () => string): Promise<DynamoDbMeter> {
  const agent = new Agent({ keepAlive: true });
  let reading = emptyReading();
  const seen: Record<string, number> = {};
  const server = createServer(async (incoming, outgoing) => {
    const operation = String(incoming.headers['x-amz-target']);
    const asked = {
      ...(JSON.parse((await bytesOf(incoming)).toString()) as DynamoDbRequest),
      ReturnConsumedCapacity: 'INDEXES',
    };
    const body = JSON.stringify(asked);
    const headers = { ...incoming.headers, 'content-length': String(Buffer.byteLength(body)) };
    const passedOn = request(target(), { method: 'POST', agent, headers }, async (answer) => {
      const bytes = await bytesOf(answer);
      const authorization = String(incoming.headers.authorization);
      const standing = (member: TransactionMember[string]) => itemNow(target(), authorization, member);
      if (operation.endsWith('.TransactWriteItems')) {
        if (answer.statusCode === 200) await countTransaction(reading, asked.TransactItems ?? [], bytes, standing);
      } else {
        count(reading, operation, bytes, asked.TableName);
        if (asked.TableName !== undefined && saysThatConditionFailed(bytes)) {
          // DynamoDB Local tells nothing of it; AWS bills it like one that held.
          const member = { TableName: asked.TableName, ...(asked.Key && { Key: asked.Key }) };
          const item = asked.Key && (await standing(member));
          add(reading.writeUnits, asked.TableName, writeUnits(itemBytes(item ?? {})));
        }
      }
      if (asked.TableName !== undefined) add(seen, asked.TableName, 1);
      const { 'transfer-encoding': _, ...answered } = answer.headers;
      // The checksum would be of the answer without what was added.
      outgoing.writeHead(answer.statusCode ?? 502, { ...answered, 'content-length': bytes.length }).end(bytes);
    });
    passedOn.on('error', () => outgoing.destroy()).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen: (table) => seen[table] ?? 0,
    take: () => {
      const taken = reading;
      reading = emptyReading();
      return taken;
    },
    stop: async () => {
      server.closeAllConnections();
      agent.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function emptyReading(): MeterReading {
  return { writeUnits: {}, readUnits: {}, calls: 0, callsTo: {} };
}

function saysThatConditionFailed(bytes: Buffer): boolean {
  const { __type: type = '' } = JSON.parse(bytes.toString()) as { __type?: string };
  return type.endsWith('#ConditionalCheckFailedException');
}

function count(reading: MeterReading, operation: string, bytes: Buffer, tableName: string | undefined): void {
  reading.calls += 1;
  if (tableName !== undefined) add(reading.callsTo, tableName, 1);
  const units = READING.test(operation) ? reading.readUnits : reading.writeUnits;
  for (const { TableName, CapacityUnits = 0 } of consumedIn(bytes)) add(units, TableName, CapacityUnits);
}

/** Each member by the size of its item, and what DynamoDB Local tells of indexes. */
async function countTransaction(
  reading: MeterReading,
  members: readonly TransactionMember[],
  bytes: Buffer,
  standing: (member: TransactionMember[string]) => Promise<ItemOnTheWire | undefined>,
): Promise<void> {
  reading.calls += 1;
  for (const member of members.flatMap((action) => Object.values(action))) {
    // A condition or an update is billed by the item that it is about.
    const item = member.Item ?? (await standing(member)) ?? {};
    add(reading.writeUnits, member.TableName, transactionalWriteUnits(itemBytes(item)));
  }
  for (const { TableName, GlobalSecondaryIndexes = {}, LocalSecondaryIndexes = {} } of consumedIn(bytes)) {
    for (const { CapacityUnits } of Object.values({ ...GlobalSecondaryIndexes, ...LocalSecondaryIndexes })) {
      add(reading.writeUnits, TableName, CapacityUnits / TOLD_PER_BILLED_INDEX);
    }
  }
}

async function itemNow(
  endpoint: string,
  authorization: string,
  { TableName, Key }: TransactionMember[string],
): Promise<ItemOnTheWire | undefined> {
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: {
      authorization,
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'DynamoDB_20120810.GetItem',
    },
    body: JSON.stringify({ TableName, Key, ConsistentRead: true }),
  });
  return ((await answer.json()) as { Item?: ItemOnTheWire }).Item;
}

function consumedIn(bytes: Buffer): ConsumedCapacity[] {
  const { ConsumedCapacity: consumed = [] } = JSON.parse(bytes.toString()) as {
    ConsumedCapacity?: ConsumedCapacity | ConsumedCapacity[];
  };
  return [consumed].flat();
}

function add(units: Record<string, number>, tableName: string, more: number): void {
  const table = tableName.replace(/^.*\/|^frontdesk-[a-z]+-/g, '');
  units[table] = (units[table] ?? 0) + more;
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
