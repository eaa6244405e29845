import type { Server } from 'node:http';
import { resolve } from 'node:path';
import { localIssuer } from '@frontdesk/service-model/local-account';
import type { InvocationResult, ServiceModel } from '@frontdesk/service-model/service-model';
import { settlesWithin } from './bounded-wait.ts';
import { ServiceBuilds } from './bundling/built-services.ts';
import { consoleServer } from './console/console-server.ts';
import { openDataDirectory } from './data-directory.ts';
import { pickFreePort } from './dynamodb/free-port.ts';
import { HttpApi, type HttpApiOptions } from './gateway/http-api.ts';
import { httpApiDefinition } from './gateway/http-api-definition.ts';
import { httpApiServer } from './gateway/http-api-server.ts';
import type { KeyLookup } from './gateway/jwt-authorizer.ts';
import { declaredSecrets, LocalSecrets } from './local-secrets.ts';
import { startStorage } from './local-storage.ts';
import type { LogEntry, LogSink } from './log-entry.ts';
import { closeServer, listenOnLoopback } from './loopback-listener.ts';
import { portsFrom } from './ports.ts';
import { repositoryRoot } from './repository-root.ts';
import type { LocalCloud, LocalCloudOptions } from './running-cloud.ts';
import { RunningEventSources } from './running-event-sources.ts';
import { type BuiltFunction, FunctionRegistry } from './runtime/function-registry.ts';
import { demoPracticeIds, seedDemo } from './seed-demo.ts';
import { deadLetterQueues } from './sqs/dead-letter-queues.ts';
import { issuerServer } from './tokens/issuer-server.ts';
import { TokenIssuer } from './tokens/token-issuer.ts';
import { watchSources } from './watch-sources.ts';
import { realtimeServer } from './websocket/realtime-server.ts';
import { WebSocketApi, type WebSocketApiOptions } from './websocket/websocket-api.ts';
import { webSocketApiDefinition } from './websocket/websocket-api-definition.ts';

const keptLogEntries = 20_000;
/** How long a part may take to stop. What is left then is ended with what it works on: threads, then DynamoDB Local. */
const stopMilliseconds = 3_000;
const returnMilliseconds = 1_000;

/** Starts the whole system on loopback: the services' own bundles behind API Gateway's pipeline, DynamoDB Local with their
 *  tables, and the token issuer. Throws, with everything stopped again, when a part does not start. */
export const startLocalCloud = async (options: LocalCloudOptions = {}): Promise<LocalCloud> => {
  await using parts = new AsyncDisposableStack();
  const root = options.root ?? repositoryRoot;
  const data =
    options.dataDirectory === undefined
      ? undefined
      : parts.adopt(openDataDirectory(options.dataDirectory), (held) => held.release());
  const secrets = parts.adopt(new LocalSecrets(), (written) => written.remove());
  const ports = portsFrom(options.portBase ?? 0);
  const progress = options.progress ?? (() => undefined);
  const logs: LogEntry[] = [];
  const log = (entry: LogEntry): void => {
    if (logs.push(entry) > keptLogEntries * 1.1) logs.splice(0, logs.length - keptLogEntries);
    options.logSink?.(entry);
  };

  let api: HttpApi | undefined;
  const appServer = httpApiServer(() => api);
  const appApi = `http://127.0.0.1:${await listen(appServer, ports.appApi, parts)}`;

  let realtime: WebSocketApi | undefined;
  const realtimeHttp = realtimeServer(() => realtime);
  const connections = `http://127.0.0.1:${await listen(realtimeHttp, ports.realtime, parts)}`;

  progress('services');
  const sqsPort = await pickFreePort();
  const builds = parts.adopt(
    new ServiceBuilds({
      composeFile: resolve(root, 'serverless-compose.yml'),
      stage: options.stage ?? 'dev',
      queueEndpoint: `http://127.0.0.1:${sqsPort}`,
      httpApiEndpoint: appApi,
      webSocketEndpoint: connections,
      ...(options.services && { only: options.services }),
    }),
    (started) => withinLimit(started.dispose()),
  );
  let services = await builds.resolve();
  progress('DynamoDB Local and bundles');
  const always = options.watch ?? false;
  const [bundled, storage] = await bothOrNeither(
    builds.bundle(services),
    startStorage(services, { ...options, ...(data && { dataDirectory: data.path }), sqsPort, always }, parts),
  );
  const { dynamoDbEndpoint, sqsEndpoint } = storage;

  const issuer = await TokenIssuer.create({ addTokenClaims: (event) => invoke('addTokenClaims', event) });
  const consoleHttp = consoleServer({
    root,
    apiUrl: appApi,
    configuration: async () => {
      const signIn = { kind: 'local', tokenIssuerUrl: tokenIssuer, practiceIds: await demoPracticeIds(root) } as const;
      return { apiUrl: '/api', signIn };
    },
    connectTo: () => [urls.realtime, tokenIssuer],
  });
  const consolePort = await listen(consoleHttp, ports.console, parts);
  const issuerHttp = issuerServer(issuer, {
    pagesOn: consolePort,
    deadLetterQueues: () => deadLetterQueues(services, sqsEndpoint),
  });
  await issuerHttp.ready();
  const tokenIssuer = `http://127.0.0.1:${await listen(issuerHttp.server, ports.tokenIssuer, parts)}`;

  const urls: LocalCloud['urls'] = {
    appApi,
    tokenIssuer,
    realtime: connections.replace('http:', 'ws:'),
    connections,
    console: `http://127.0.0.1:${consolePort}`,
  };

  const places = {
    AWS_ENDPOINT_URL_DYNAMODB: dynamoDbEndpoint,
    AWS_ENDPOINT_URL_SQS: sqsEndpoint,
    // For functions that verify tokens themselves: the pool's keys are under the pool's path.
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: tokenIssuer,
    SECRETS_FILE: secrets.file,
  };
  const functions = parts.adopt(
    new FunctionRegistry({ ...places, ...options.environment }, (functionName, line) =>
      log({ source: 'function', functionName, line }),
    ),
    (registry) => withinLimit(registry.stop()),
  );
  const invoke = (name: string, payload: unknown): Promise<InvocationResult> =>
    functions.invoke(deployedName(services, name), payload);
  const eventSources = parts.adopt(
    new RunningEventSources({
      dynamoDbEndpoint,
      sqsEndpoint,
      invoke: (name, payload) => functions.invoke(name, payload),
      onProblem: (line) => log({ source: 'cloud', line }),
    }),
    async (sources) => {
      const ended = sources.stop();
      await withinLimit(ended);
      // What still runs has had its time. Its batch returns to the queue, for which the queue must still be there.
      await withinLimit(functions.stop());
      await withinLimit(ended, returnMilliseconds);
    },
  );
  const keyOf: KeyLookup = (iss, keyId) =>
    iss === localIssuer && keyId === issuer.keyId ? issuer.publicKey : undefined;

  const invokeFromApi: HttpApiOptions['invoke'] = async (name, event, traceId) => {
    const result = await functions.invokeText(name, event, traceId);
    eventSources.nudge();
    return result;
  };
  const webSocketApi = new WebSocketApi(webSocketOptions(invokeFromApi, log, options));

  const use = async (current: ServiceModel[], built: readonly BuiltFunction[]): Promise<string[]> => {
    const definition = httpApiDefinition(current, keyOf);
    const webSocketDefinition = webSocketApiDefinition(current);
    await storage.createFor(current);
    secrets.createFor(current);
    const changed = functions.replaceAll(built);
    services = current;
    await eventSources.use(current);
    api = new HttpApi(apiOptions(definition, invokeFromApi, log, options));
    webSocketApi.use(webSocketDefinition);
    realtime = webSocketApi;
    return changed;
  };
  progress('tables');
  await use(services, bundled);

  if (options.demo) {
    progress('demo practices');
    const isThere = async (practiceId: string): Promise<boolean> => {
      if (data === undefined) return false;
      const token = await issuer.issue({ practiceId, role: 'manager' });
      const { status } = await fetch(`${appApi}/practices/${practiceId}`, { headers: { authorization: token } });
      if (status !== 200 && status !== 404) throw new Error(`Demo practice ${practiceId} answers ${status}.`);
      return status === 200;
    };
    await seedDemo(root, { importPractice: (payload) => invoke('importPractice', payload), isThere });
  }
  if (options.watch) {
    const reload = async (files: string[]): Promise<void> =>
      log({ source: 'cloud', line: await reloaded(files, builds, use) });
    parts.adopt(watchSources(root, reload), (watcher) => withinLimit(watcher.close()));
  }
  // First of all: what came in while the rest stops would start what nobody ends.
  parts.defer(async () => {
    webSocketApi.stop();
    await Promise.all([appServer, realtimeHttp, consoleHttp, issuerHttp.server].map(closeServer));
  });

  const running = parts.move();
  let stopping: Promise<void> | undefined;
  return {
    urls,
    dynamoDbEndpoint,
    sqsEndpoint,
    secrets: () => declaredSecrets(services),
    services: () => services,
    issueToken: (request) => issuer.issue(request),
    signClaims: (claims) => issuer.sign(claims),
    invoke,
    logs,
    failed: storage.failed,
    stop: () => (stopping ??= running.disposeAsync()),
  };
};

// When one fails, the other is waited for all the same: what it has started must be known before all is stopped.
const bothOrNeither = async <First, Second>(
  first: Promise<First>,
  second: Promise<Second>,
): Promise<[First, Second]> => {
  await Promise.allSettled([first, second]);
  return Promise.all([first, second]);
};

const withinLimit = async (stopping: Promise<void>, milliseconds = stopMilliseconds): Promise<void> => {
  await settlesWithin(stopping, milliseconds);
};

const listen = async (server: Server, port: number, parts: AsyncDisposableStack): Promise<number> => {
  const actualPort = await listenOnLoopback(server, port);
  parts.defer(() => closeServer(server));
  return actualPort;
};

const apiOptions = (
  definition: HttpApiOptions['definition'],
  invoke: HttpApiOptions['invoke'],
  log: LogSink,
  { throttling, integrationTimeoutMs }: LocalCloudOptions,
): HttpApiOptions => ({
  definition,
  invoke,
  logAccess: (line) => log({ source: 'access', line }),
  onProblem: (line) => log({ source: 'cloud', line }),
  ...(throttling !== undefined && { throttling }),
  ...(integrationTimeoutMs !== undefined && { integrationTimeoutMs }),
});

const webSocketOptions = (
  invoke: WebSocketApiOptions['invoke'],
  log: LogSink,
  { webSocketLimits, integrationTimeoutMs }: LocalCloudOptions,
): WebSocketApiOptions => ({
  invoke,
  logAccess: (line) => log({ source: 'access', line }),
  ...(webSocketLimits && { limits: webSocketLimits }),
  ...(integrationTimeoutMs !== undefined && { integrationTimeoutMs }),
});

const deployedName = (services: readonly ServiceModel[], name: string): string => {
  const all = services.flatMap(({ functions }) => functions);
  const [only, ...others] = all.filter(({ key }) => key === name);
  return only !== undefined && others.length === 0 ? only.name : name;
};

const reloaded = async (
  files: readonly string[],
  builds: ServiceBuilds,
  use: (services: ServiceModel[], built: readonly BuiltFunction[]) => Promise<string[]>,
): Promise<string> => {
  try {
    const services = await builds.resolve();
    const changed = await use(services, await builds.bundle(services));
    return changed.length === 0 ? `No function changed by ${files.join(', ')}` : `Reloaded ${changed.join(', ')}`;
  } catch (error) {
    return `Not reloaded, what ran before still runs: ${error instanceof Error ? error.message : String(error)}`;
  }
};
