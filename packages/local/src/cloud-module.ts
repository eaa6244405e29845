import type { InvocationResult, ServiceModel } from '@frontdesk/service-model/service-model';
import type { InvokeWithText } from './gateway/http-api.ts';
import type { LocalSetupError } from './local-setup-error.ts';
import type { LogSink } from './log-entry.ts';
import type { KeptMail } from './mail/mail-server.ts';
import type { CloudPorts } from './ports.ts';
import type { LocalCloudOptions } from './running-cloud.ts';
import type { BuiltFunction, FunctionRegistry } from './runtime/function-registry.ts';
import type { TokenIssuer } from './tokens/token-issuer.ts';

/** One part of the local cloud: an API, the storage, the pages. A new kind is a file with one of these, and a line in
 *  `cloud-modules.ts`. Every method but `stop` may throw; all modules are stopped then, also those that never started. */
export interface CloudModule {
  /** Before the services are resolved: listens at the addresses that resolved values will hold. */
  listen?(): Promise<void> | void;
  /** Once, with the first services: starts what functions will use. */
  start?(services: readonly ServiceModel[]): Promise<void>;
  /** Reads its part of the services, at the start and at each reload, and gives what puts it in use. Throws when a
   *  definition is not understood, and has changed nothing then. */
  read?(services: readonly ServiceModel[]): () => Promise<void> | void;
  /** Takes nothing in any more. All modules do this before one is stopped: a request that came in meanwhile would start
   *  what nobody ends. */
  close?(): Promise<void>;
  /** Ends what runs, in the reverse order of the list. Bounded in time by itself. */
  stop?(): Promise<void> | void;
}

/** Base URLs without a slash at the end. One that nobody serves refuses connections. */
export interface CloudAddresses {
  appApi: string;
  partnerApi: string;
  /** API Gateway's control plane. */
  apiGateway: string;
  /** Of the WebSocket API and its `@connections`. */
  connections: string;
  console: string;
  portal: string;
  tokenIssuer: string;
  dynamoDb: string;
  sqs: string;
  s3: string;
  /** The clearinghouse in front of the simulated payers. */
  payers: string;
  /** The RDS Data API. */
  dataApi: string;
}

/** What a module has of the cloud around it. */
export interface CloudHost {
  readonly options: LocalCloudOptions;
  /** Where serverless-compose.yml is. */
  readonly root: string;
  readonly ports: CloudPorts;
  /** Each is written by the module that listens there. */
  readonly addresses: CloudAddresses;
  /** Variables of all functions; modules add theirs before the first function starts. */
  readonly environment: Record<string, string>;
  readonly functions: FunctionRegistry;
  /** The bundles that belong to the services that are read, and the names of the functions that the last ones changed. */
  readonly build: { functions: readonly BuiltFunction[]; changed: readonly string[] };
  /** Of the practices' staff. */
  readonly issuer: TokenIssuer;
  readonly vendorIssuer: TokenIssuer;
  readonly log: LogSink;
  /** The latest mails that functions have sent, oldest first. */
  readonly mails: KeptMail[];
  /** The latest lines of the APIs' access logs, oldest first. */
  accessLog(): string[];
  /** The services in use. */
  services(): readonly ServiceModel[];
  /** By deployed name, or by key when only one service has such a function. */
  invoke(name: string, payload: unknown): Promise<InvocationResult>;
  /** For APIs: what a request has written reaches the event sources at once. */
  readonly invokeFromApi: InvokeWithText;
  /** Told of every line that is written into a log group with a name: who subscribes to it. */
  readonly logEvents: Set<(logGroup: string, line: string) => void>;
  /** Called after each function of a request that may have written. */
  readonly afterWrites: Set<() => void>;
  /** A part has ended that the cloud cannot go on without. */
  fail(error: LocalSetupError): void;
}

/** Nothing listens there: whoever asks all the same gets a refused connection instead of AWS. */
export const nowhere = 'http://127.0.0.1:9';
