import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { readTableNames } from '../table-templates.ts';
import { type FramedRequest, RequestFrames } from './request-frames.ts';

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
  /** The operations since `watch` of requests that name the practice, in order; without those of the dashboards' log, the
   *  patients' index, vendors' webhooks, usage and reports, which follow the events on their own, and the count against the practice's limit, which runs beside
   *  the request. */
  callsOf(practiceId: string): readonly string[];
  watch(practiceId: string): void;
  stop(): Promise<void>;
}

const { eventLog, connections, patientIndex, rateLimits, webhooks, webhookDeliveries, usage, reports } =
  readTableNames();
const TABLES_BESIDE = [eventLog, connections, patientIndex, rateLimits, webhooks, webhookDeliveries, usage, reports];

/** Stands between the functions and DynamoDB, to see what they ask and to fail as networks and tables do. What passes is handed
 *  on as it came, each connection on one of its own: every request of the run comes through here, and to parse it twice was a
 *  tenth of the cloud's processor time. */
export async function startDynamoDbRelay(target: string): Promise<DynamoDbRelay> {
  const { hostname, port } = new URL(target);
  const faults = new Map<string, { armed: ArmedFault; left: number }>();
  const calls = new Map<string, string[]>();
  const sockets = new Set<Socket>();

  const faultFor = ({ operation, body }: FramedRequest): DatabaseFault | undefined => {
    // It goes through every practice; where it begins may name any.
    if (operation === 'Scan') return undefined;
    for (const [practiceId, entry] of faults) {
      const { armed } = entry;
      if (entry.left <= 0 || !body().includes(practiceId)) continue;
      if (armed.operation !== undefined && armed.operation !== operation) continue;
      entry.left -= 1;
      return armed.fault;
    }
    return undefined;
  };

  const note = ({ operation, body }: FramedRequest): void => {
    if (calls.size === 0 || TABLES_BESIDE.some((table) => body().includes(`"${table}"`))) return;
    for (const [practiceId, seen] of calls) if (body().includes(practiceId)) seen.push(operation);
  };

  const serve = (caller: Socket): void => {
    const database = connect(Number(port), hostname);
    const pair = [caller, database];
    const end = (): void => {
      for (const socket of pair) sockets.delete(socket.destroy());
    };
    for (const socket of pair) {
      sockets.add(socket.setNoDelay(true));
      socket.on('error', end).on('close', end);
    }
    let isAnswerLost = false;
    const frames = new RequestFrames((request) => {
      note(request);
      const fault = faultFor(request);
      if (fault === 'stall') return;
      if (fault === 'throttle') caller.write(refusal('ProvisionedThroughputExceededException', 'Too much.'));
      else if (fault === 'quote') caller.write(refusal('ValidationException', `Not understood: ${request.body()}`));
      else {
        isAnswerLost = fault === 'lose-answer';
        database.write(request.bytes);
      }
    });
    caller.on('data', (chunk) => frames.take(chunk));
    // The database answers when it has done what it was asked.
    database.on('data', (chunk) => (isAnswerLost ? end() : caller.write(chunk)));
  };

  const server = createServer(serve);
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
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function refusal(type: string, message: string): string {
  const body = JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message });
  const head = ['HTTP/1.1 400 Bad Request', 'content-type: application/x-amz-json-1.0'];
  return [...head, `content-length: ${Buffer.byteLength(body)}`, '', body].join('\r\n');
}
