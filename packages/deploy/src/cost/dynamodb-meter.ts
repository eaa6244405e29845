import { Agent, createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What went through the meter. */
export interface MeterReading {
  writeUnits: Record<string, number>;
  readUnits: Record<string, number>;
  calls: number;
}

export interface DynamoDbMeter {
  endpoint: string;
  /** What went through since the last time, of tables whose name passes. */
  take(): MeterReading;
  stop(): Promise<void>;
}

interface ConsumedCapacity {
  TableName: string;
  CapacityUnits?: number;
}

/** DynamoDB Local tells four units for each KB of a transactional write (tried with items of 10 to 2,500 bytes); AWS bills two
 *  [transaction-apis.html, capacity management]. */
const TOLD_PER_BILLED_TRANSACTIONAL = 2;

const READING = /\.(GetItem|Query|BatchGetItem|Scan|TransactGetItems)$/;

/** Stands before DynamoDB Local, asks it to tell each request's capacity units, and adds them up by table. */
export async function startDynamoDbMeter(target: () => string): Promise<DynamoDbMeter> {
  const agent = new Agent({ keepAlive: true });
  let reading = emptyReading();
  const server = createServer(async (incoming, outgoing) => {
    const operation = String(incoming.headers['x-amz-target']);
    const asked = { ...(JSON.parse((await bytesOf(incoming)).toString()) as object), ReturnConsumedCapacity: 'TOTAL' };
    const body = JSON.stringify(asked);
    const headers = { ...incoming.headers, 'content-length': String(Buffer.byteLength(body)) };
    const passedOn = request(target(), { method: 'POST', agent, headers }, async (answer) => {
      const bytes = await bytesOf(answer);
      count(reading, operation, bytes);
      const { 'transfer-encoding': _, ...answered } = answer.headers;
      // The checksum would be of the answer without what was added.
      outgoing.writeHead(answer.statusCode ?? 502, { ...answered, 'content-length': bytes.length }).end(bytes);
    });
    passedOn.on('error', () => outgoing.destroy()).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
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
  return { writeUnits: {}, readUnits: {}, calls: 0 };
}

function count(reading: MeterReading, operation: string, bytes: Buffer): void {
  const { ConsumedCapacity = [] } = JSON.parse(bytes.toString()) as {
    ConsumedCapacity?: ConsumedCapacity | ConsumedCapacity[];
  };
  reading.calls += 1;
  const told = operation.endsWith('.TransactWriteItems') ? TOLD_PER_BILLED_TRANSACTIONAL : 1;
  const units = READING.test(operation) ? reading.readUnits : reading.writeUnits;
  for (const { TableName, CapacityUnits = 0 } of [ConsumedCapacity].flat()) {
    const table = TableName.replace(/^.*\/|^frontdesk-[a-z]+-/g, '');
    units[table] = (units[table] ?? 0) + CapacityUnits / told;
  }
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
