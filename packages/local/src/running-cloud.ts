import type { InvocationResult, ServiceModel } from '@frontdesk/service-model/service-model';
import type { JWTPayload } from 'jose';
import type { LocalSecret } from './local-secrets.ts';
import type { LocalSetupError } from './local-setup-error.ts';
import type { LogEntry, LogSink } from './log-entry.ts';
import type { LogDeliveryOptions } from './log-subscriptions/log-subscription.ts';
import type { KeptMail } from './mail/mail-server.ts';
import type { PayerSimulatorOptions } from './payers/payer-simulator.ts';
import type { ClientTokenRequest, TokenRequest, VendorTokenRequest } from './tokens/token-request.ts';
import type { WebSocketLimits } from './websocket/limits.ts';

/** What a local cloud is started with. */
export interface LocalCloudOptions {
  /** The repository's root, or any directory with a serverless-compose.yml. */
  root?: string;
  stage?: string;
  /** First of the six ports; 0, the default, lets the system choose each. */
  portBase?: number;
  /** Only these services of the compose file, and what they need. */
  services?: readonly string[];
  /** Sets up the demo practices; false by default. */
  demo?: boolean;
  /** Keeps the tables and queues in this directory. */
  dataDirectory?: string;
  /** A DynamoDB that runs already; by default one is started, and stopped with the cloud. */
  dynamoDbEndpoint?: string;
  /** The access key id of the cloud's database, where that DynamoDB keeps one for each key. */
  dynamoDbKeyId?: string;
  /** Further environment variables of all functions, over those they declare. */
  environment?: Readonly<Record<string, string>>;
  /** Gets every line that the cloud, the access log and the functions write. */
  logSink?: LogSink;
  /** Rebuilds and swaps functions when a source or a yml file changes. */
  watch?: boolean;
  /** False: the stage's throttles are not applied, for measurements. */
  throttling?: boolean;
  /** How long the APIs wait for a function: 30 s (HTTP) and 29 s (REST, WebSocket) unless a test has no time for it. */
  integrationTimeoutMs?: number;
  /** When a WebSocket is closed: after 10 minutes without a message and after 2 hours at the latest. */
  webSocketLimits?: Partial<WebSocketLimits>;
  /** How CloudWatch Logs hands lines on to functions. */
  logDelivery?: LogDeliveryOptions;
  /** How long payers take; the documented times by default. */
  payers?: PayerSimulatorOptions;
  /** How long busy event sources gather before they look again: 25 ms. Longer costs a machine with much to do less. */
  gatherMilliseconds?: number;
  /** Told what is being started, for a person who waits. */
  progress?(step: string): void;
}

/** A running local cloud. */
export interface LocalCloud {
  /** `realtime` is the WebSocket API (`ws:`), `connections` where its `@connections` is, `partnerApi` the REST API, and
   *  `apiGateway` the control plane of its keys, `payers` the simulated clearinghouse, `dataApi` the RDS
   *  Data API. */
  urls: {
    appApi: string;
    partnerApi: string;
    apiGateway: string;
    tokenIssuer: string;
    realtime: string;
    connections: string;
    console: string;
    /** The page of vendors. */
    portal: string;
    payers: string;
    dataApi: string;
  };
  dynamoDbEndpoint: string;
  sqsEndpoint: string;
  /** The secrets that services declare. */
  secrets(): readonly LocalSecret[];
  /** The resolved services, as of the last reload. */
  services(): readonly ServiceModel[];
  /** An access token of the local user pool. */
  issueToken(request: TokenRequest): Promise<string>;
  /** One of the vendors' own pool. */
  issueVendorToken(request: VendorTokenRequest): Promise<string>;
  /** One of a client that signs in as itself. */
  issueClientToken(request: ClientTokenRequest): Promise<string>;
  /** Any claims, signed with the pool's key: for tests of what the gateway refuses. */
  signClaims(claims: JWTPayload): Promise<string>;
  /** The same with the key of the vendors' pool. */
  signVendorClaims(claims: JWTPayload): Promise<string>;
  /** By deployed name, or by key when only one service has such a function. Never rejects: failures are in the result. */
  invoke(functionName: string, payload: unknown): Promise<InvocationResult>;
  /** The latest mails that functions have sent, oldest first. */
  mails: readonly KeptMail[];
  /** The latest lines, oldest first. */
  logs: readonly LogEntry[];
  /** Resolves, with a sentence for a person, when a part has ended that the cloud cannot go on without. Never rejects. */
  failed: Promise<LocalSetupError>;
  /** Closes what listens, gives events under way a few seconds, and ends the rest. Resolves within ten seconds, whatever
   *  goes on and also when DynamoDB Local does not answer. */
  stop(): Promise<void>;
}
