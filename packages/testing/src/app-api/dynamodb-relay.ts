import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readTableNames } from '../table-templates.ts';

/** What the relay does with a practice's requests instead of passing them on.
 *  `stall`: never answers; `lose-answer`: passes on, then breaks the connection; `throttle`: answers as an overloaded table;
 *  `quote`: answers an error that quotes the request, as a careless database would. */
export type DatabaseFault = 'stall' | 'lose-answer' | 'throttle' | 'quote';

export interface ArmedFault {
  readonly fault: DatabaseFault;
  /** Only this operation, such as `TransactWriteItems`; absent: all. */
  readonly operation?: string;
  /** How many requests; absent: all. */
  readonly times?: number;
}

export interface DynamoDbRelay {
  readonly endpoint: string;
  /** Faults from now on for requests that name the practice; undefined: none any more. */
  arm(practiceId: string, fault: ArmedFault | undefined): void;
  /** The operations since `watch` of requests that name the practice, in order; without those of the dashboards' log and of
   *  the patients' index, which follow the events on their own, and the count against the practice's limit, which runs beside
   *  the request. */
  callsOf(practiceId: string): readonly string[];
  watch(practiceId: string): void;
  stop(): Promise<void>;
}

const { eventLog, connections, patientIndex, rateLimits } = readTableNames();
const TABLES_BESIDE = [eventLog, connections, patientIndex, rateLimits];

/** Stands between the functions and DynamoDB, to see what they ask and to fail as networks and tables do. */
export async function startDynamoDbRelay(target: () => string): Promise<DynamoDbRelay> {
  const faults = new Map<string, { armed: ArmedFault; left: number }>();
  const calls = new Map<string, string[]>();
  const agent = new Agent({ keepAlive: true });

  const faultFor = (operation: string, body: string): DatabaseFault | undefined => {
    // It goes through every practice; where it begins may name any.
    if (operation === 'Scan') return undefined;
    for (const [practiceId, entry] of faults) {
      const { armed } = entry;
      if (!body.includes(practiceId) || entry.left <= 0) continue;
      if (armed.operation !== undefined && armed.operation !== operation) continue;
      entry.left -= 1;
      return armed.fault;
    }
    return undefined;
  };

  const relay = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const body = await textOf(incoming);
    const operation = String(incoming.headers['x-amz-target']).split('.')[1] ?? '';
    const isOfLog = TABLES_BESIDE.some((table) => body.includes(`"${table}"`));
    for (const [practiceId, seen] of calls) if (!isOfLog && body.includes(practiceId)) seen.push(operation);
    const fault = faultFor(operation, body);
    if (fault === 'stall') return;
    if (fault === 'throttle') return refuse(outgoing, 'ProvisionedThroughputExceededException', 'Too much.');
    if (fault === 'quote') return refuse(outgoing, 'ValidationException', `Not understood: ${body}`);
    const answer = await passOn(incoming, body);
    if (fault === 'lose-answer') {
      outgoing.destroy();
      return;
    }
    outgoing.writeHead(answer.status, answer.headers).end(answer.body);
  };

  const passOn = ({ headers }: IncomingMessage, body: string) =>
    new Promise<{ status: number; headers: IncomingMessage['headers']; body: string }>((resolve, reject) => {
      const sent = request(target(), { method: 'POST', agent, headers }, (reply) => {
        textOf(reply).then((text) => {
          // The body is whole here, whatever way it came.
          const { 'transfer-encoding': _, ...rest } = reply.headers;
          resolve({ status: reply.statusCode ?? 500, headers: rest, body: text });
        }, reject);
      });
      sent.on('error', reject).end(body);
    });

  const server = createServer((incoming, outgoing) => {
    relay(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arm: (practiceId, armed) => {
      if (armed === undefined) faults.delete(practiceId);
      else faults.set(practiceId, { armed, left: armed.times ?? Number.POSITIVE_INFINITY });
    },
    watch: (practiceId) => void calls.set(practiceId, []),
    callsOf: (practiceId) => calls.get(practiceId) ?? [],
    stop: async () => {
      server.closeAllConnections();
      agent.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function textOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function refuse(outgoing: ServerResponse, type: string, message: string): void {
  outgoing.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' });
  outgoing.end(JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message }));
}
