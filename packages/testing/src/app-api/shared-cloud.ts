import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startLocalCloud } from '@frontdesk/local/local-cloud';
import type { LogEntry } from '@frontdesk/local/log-entry';
import type { KeptMail } from '@frontdesk/local/mail/mail-server';
import type { TokenRequest, VendorTokenRequest } from '@frontdesk/local/tokens/token-request';
import type { InvocationResult } from '@frontdesk/service-model/service-model';
import type { JWTPayload } from 'jose';
import type { TestProject } from 'vitest/node';
import type {} from '../shared-dynamodb-setup.ts';
import { type ArmedFault, startDynamoDbRelay } from './dynamodb-relay.ts';

/** Where the suite's files find the cloud that they share. */
export interface SharedCloudAddresses {
  readonly appApi: string;
  /** The vendors' door. */
  readonly partnerApi: string;
  readonly tokenIssuer: string;
  /** `ws://…` */
  readonly realtime: string;
  /** The page of agents and managers. */
  readonly console: string;
  /** The page of vendors. */
  readonly portal: string;
  /** The simulated clearinghouse, with its ledger. */
  readonly payers: string;
  /** PostgreSQL's, with its faults. */
  readonly dataApi: string;
  readonly dynamoDbEndpoint: string;
  readonly sqsEndpoint: string;
  /** What senders of calls show. */
  readonly webhookSecret: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the process that runs the shared cloud takes `{operation, input}` of `CloudOperations`. */
    cloudControl: string;
  }
}

/** Vitest's global setup of the e2e tests: one local cloud for all files of the App API's suite. It starts beside the first
 *  tests, and whoever asks for it waits. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const starting = startSharedCloud(project.getProvidedContext().sharedDynamoDb);
  // Whoever asks is told; a run that needs no cloud can do without.
  starting.catch(() => undefined);
  const control = await serve(async (operation, input) => (await starting).operations[operation](input));
  project.provide('cloudControl', `http://127.0.0.1:${(control.address() as AddressInfo).port}`);
  return async () => {
    await closed(control);
    await starting.then(({ stop }) => stop()).catch(() => undefined);
  };
}

/** Each file imports practices of its own, so files do not meet. Throttles are off, and the limit of a practice is out of
 *  reach: how many requests a second two cores make is not what is tested. */
async function startSharedCloud(
  dynamoDbEndpoint: string,
): Promise<{ operations: CloudOperations; stop(): Promise<void> }> {
  await using parts = new AsyncDisposableStack();
  const relay = parts.adopt(await startDynamoDbRelay(dynamoDbEndpoint), (started) => started.stop());
  const logs: LogEntry[] = [];
  const cloud = parts.adopt(
    await startLocalCloud({
      throttling: false,
      dynamoDbEndpoint,
      // As the clients that look into its tables have it.
      dynamoDbKeyId: 'local',
      environment: {
        AWS_ENDPOINT_URL_DYNAMODB: relay.endpoint,
        PRACTICE_REQUESTS_PER_MINUTE: '1000000',
        CLEARINGHOUSE_TIMEOUT_SECONDS: '5',
      },
      payers: { slowMilliseconds: 1_000 },
      // Many files write at once: a batch of several events costs what one of a single event does.
      gatherMilliseconds: 100,
      logSink: (entry) => void logs.push(entry),
    }),
    (started) => started.stop(),
  );
  const addresses: SharedCloudAddresses = {
    ...cloud.urls,
    dynamoDbEndpoint: cloud.dynamoDbEndpoint,
    sqsEndpoint: cloud.sqsEndpoint,
    webhookSecret: cloud.secrets().find(({ name }) => name === 'WebhookSecret')?.value ?? '',
  };
  const operations: CloudOperations = {
    addresses: async () => addresses,
    invoke: ({ functionName, payload }) => cloud.invoke(functionName, payload),
    issueToken: (request) => cloud.issueToken(request),
    signClaims: (claims) => cloud.signClaims(claims),
    issueVendorToken: (request) => cloud.issueVendorToken(request),
    signVendorClaims: (claims) => cloud.signVendorClaims(claims),
    logs: async ({ from, naming }) => {
      const entries = logs.slice(from);
      const wanted =
        naming === undefined ? entries : entries.filter(({ line }) => naming.some((id) => line.includes(id)));
      return { entries: wanted, next: logs.length };
    },
    mailsTo: async ({ address }) => cloud.mails.filter(({ to }) => to.includes(address)),
    armFault: async ({ practiceId, fault }) => relay.arm(practiceId, fault),
    watchDatabase: async ({ practiceId }) => relay.watch(practiceId),
    databaseCalls: async ({ practiceId }) => relay.callsOf(practiceId),
  };
  const running = parts.move();
  return { operations, stop: () => running.disposeAsync() };
}

/** What the suite's files may ask of the process that runs the cloud. */
export interface CloudOperations {
  addresses(input: Record<string, never>): Promise<SharedCloudAddresses>;
  invoke(input: { functionName: string; payload: unknown }): Promise<InvocationResult>;
  issueToken(input: TokenRequest): Promise<string>;
  signClaims(input: JWTPayload): Promise<string>;
  /** One of the vendors' pool. */
  issueVendorToken(input: VendorTokenRequest): Promise<string>;
  signVendorClaims(input: JWTPayload): Promise<string>;
  /** Every line from the `from`th on, that the cloud and its functions wrote; with `naming`, those in which one of these stands. */
  logs(input: { from: number; naming?: readonly string[] }): Promise<{ entries: LogEntry[]; next: number }>;
  /** What functions have sent to the address. */
  mailsTo(input: { address: string }): Promise<KeptMail[]>;
  armFault(input: { practiceId: string; fault?: ArmedFault }): Promise<void>;
  watchDatabase(input: { practiceId: string }): Promise<void>;
  databaseCalls(input: { practiceId: string }): Promise<readonly string[]>;
}

type Perform = (operation: keyof CloudOperations, input: never) => Promise<unknown>;

async function serve(perform: Perform): Promise<Server> {
  const answerTo = async (text: string): Promise<unknown> => {
    const { operation, input } = JSON.parse(text) as { operation: keyof CloudOperations; input: never };
    return perform(operation, input);
  };
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      answerTo(Buffer.concat(chunks).toString()).then(
        (answer) => outgoing.end(JSON.stringify({ answer })),
        (error: unknown) => outgoing.writeHead(500).end(JSON.stringify({ error: String(error) })),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
