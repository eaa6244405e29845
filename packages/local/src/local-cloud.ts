import { resolve } from 'node:path';
import type { LoadOptions } from '@frontdesk/service-model/load-services';
import { localPools } from '@frontdesk/service-model/local-account';
import type { InvocationResult, ServiceModel } from '@frontdesk/service-model/service-model';
import { settlesWithin, stopMilliseconds } from './bounded-wait.ts';
import { ServiceBuilds } from './bundling/built-services.ts';
import { type CloudAddresses, type CloudHost, nowhere } from './cloud-module.ts';
import { cloudModules } from './cloud-modules.ts';
import { demoPorts } from './demo-ports.ts';
import { declaredSecrets } from './local-secrets.ts';
import type { LocalSetupError } from './local-setup-error.ts';
import type { LogEntry } from './log-entry.ts';
import { portsFrom } from './ports.ts';
import { repositoryRoot } from './repository-root.ts';
import type { LocalCloud, LocalCloudOptions } from './running-cloud.ts';
import { type BuiltFunction, FunctionRegistry } from './runtime/function-registry.ts';
import { seedDemo } from './seed-demo.ts';
import { TokenIssuer } from './tokens/token-issuer.ts';
import { watchSources } from './watch-sources.ts';

const keptLogEntries = 20_000;

/** Starts the whole system on loopback: the services' own bundles, and around them the modules of `cloud-modules.ts`.
 *  Throws, with everything stopped again, when a part does not start. */
export const startLocalCloud = async (options: LocalCloudOptions = {}): Promise<LocalCloud> => {
  await using parts = new AsyncDisposableStack();
  const progress = options.progress ?? (() => undefined);
  const logs: LogEntry[] = [];
  const failure = Promise.withResolvers<LocalSetupError>();
  let services: readonly ServiceModel[] = [];
  // Vendors' receivers of events are on this machine too.
  const environment: Record<string, string> = { WEBHOOK_LOOPBACK: 'true' };
  const log = (entry: LogEntry): void => {
    if (logs.push(entry) > keptLogEntries * 1.1) logs.splice(0, logs.length - keptLogEntries);
    options.logSink?.(entry);
  };
  const functions = new FunctionRegistry(environment, (functionName, line) =>
    log({ source: 'function', functionName, line }),
  );
  const host: CloudHost = {
    options,
    root: options.root ?? repositoryRoot,
    ports: portsFrom(options.portBase ?? 0),
    addresses: unserved(),
    environment,
    functions,
    build: { functions: [], changed: [] },
    issuer: await TokenIssuer.create({
      pool: localPools.staff,
      addTokenClaims: (event) => host.invoke('addTokenClaims', event),
    }),
    vendorIssuer: await TokenIssuer.create({
      pool: localPools.vendors,
      addTokenClaims: (event) => host.invoke('addVendorClaims', event),
    }),
    log,
    accessLog: () => logs.filter(({ source }) => source === 'access').map(({ line }) => line),
    services: () => services,
    invoke: (name, payload) => functions.invoke(deployedName(services, name), payload),
    invokeFromApi: async (name, event, traceId, method) => {
      const result = await functions.invokeText(name, event, traceId);
      if (mayHaveWritten(method, result)) for (const notify of host.afterWrites) notify();
      return result;
    },
    mails: [],
    logEvents: new Set(),
    afterWrites: new Set(),
    fail: failure.resolve,
  };
  const { addresses } = host;

  const builds = parts.adopt(new ServiceBuilds(loadOptions(host)), (started) => withinLimit(started.dispose()));
  const modules = cloudModules(host);
  for (const module of modules) parts.defer(() => module.stop?.());
  const close = async (): Promise<void> => void (await Promise.all(modules.map((module) => module.close?.())));
  parts.defer(close);
  for (const module of modules) await module.listen?.();

  progress('services');
  const resolved = await builds.resolve();
  progress('DynamoDB Local and bundles');
  const startAll = async (): Promise<void> => {
    for (const module of modules) await module.start?.(resolved);
  };
  const [bundled] = await bothOrNeither(builds.bundle(resolved), startAll());
  Object.assign(environment, options.environment);

  const use = async (current: readonly ServiceModel[], built: readonly BuiltFunction[]): Promise<void> => {
    const changes = modules.map((module) => module.read?.(current));
    host.build.functions = built;
    for (const change of changes) await change?.();
    services = current;
  };
  progress('tables');
  await use(resolved, bundled);

  if (options.demo) {
    progress('demo practices');
    await seedDemo(host.root, demoPorts(host));
  }
  if (options.watch) {
    const reload = async (files: string[]): Promise<void> => {
      const reading = builds.resolve().then(async (read) => use(read, await builds.bundle(read)));
      log({ source: 'cloud', line: await outcomeOf(reading, files, host) });
    };
    parts.adopt(watchSources(host.root, reload), (watcher) => withinLimit(watcher.close()));
  }

  // First of all, and before the watcher: what came in while the rest stops would start what nobody ends.
  parts.defer(close);

  const running = parts.move();
  let stopping: Promise<void> | undefined;
  return {
    urls: {
      appApi: addresses.appApi,
      partnerApi: addresses.partnerApi,
      apiGateway: addresses.apiGateway,
      tokenIssuer: addresses.tokenIssuer,
      realtime: addresses.connections.replace('http:', 'ws:'),
      connections: addresses.connections,
      console: addresses.console,
      portal: addresses.portal,
      payers: addresses.payers,
      dataApi: addresses.dataApi,
    },
    dynamoDbEndpoint: addresses.dynamoDb,
    sqsEndpoint: addresses.sqs,
    secrets: () => declaredSecrets(services),
    services: () => services,
    issueToken: (request) => host.issuer.issue(request),
    issueVendorToken: (request) => host.vendorIssuer.issueForVendor(request),
    issueClientToken: (request) => host.issuer.issueForClient(request),
    signClaims: (claims) => host.issuer.sign(claims),
    signVendorClaims: (claims) => host.vendorIssuer.sign(claims),
    invoke: host.invoke,
    logs,
    mails: host.mails,
    failed: failure.promise,
    stop: () => (stopping ??= running.disposeAsync()),
  };
};

/** A read and a refusal write nothing that an event source reads. */
const mayHaveWritten = (method: string | undefined, result: InvocationResult): boolean => {
  const isRead = method === 'GET' || method === 'HEAD';
  const { statusCode = 200 } = (result.ok && (result.payload as { statusCode?: number } | null)) || {};
  return !isRead && statusCode < 400;
};

const unserved = (): CloudAddresses => ({
  appApi: nowhere,
  partnerApi: nowhere,
  apiGateway: nowhere,
  connections: nowhere,
  console: nowhere,
  portal: nowhere,
  tokenIssuer: nowhere,
  dynamoDb: nowhere,
  sqs: nowhere,
  s3: nowhere,
  payers: nowhere,
  dataApi: nowhere,
});

/** The addresses are read when services are resolved, which is after all modules listen. */
const loadOptions = ({ options, root, addresses }: CloudHost): LoadOptions => ({
  composeFile: resolve(root, 'serverless-compose.yml'),
  stage: options.stage ?? 'dev',
  get queueEndpoint() {
    return addresses.sqs;
  },
  get httpApiEndpoint() {
    return addresses.appApi;
  },
  get restApiEndpoint() {
    return addresses.partnerApi;
  },
  get webSocketEndpoint() {
    return addresses.connections;
  },
  ...(options.services && { only: options.services }),
});

// When one fails, the other is waited for all the same: what it has started must be known before all is stopped.
const bothOrNeither = async <First, Second>(
  first: Promise<First>,
  second: Promise<Second>,
): Promise<[First, Second]> => {
  await Promise.allSettled([first, second]);
  return Promise.all([first, second]);
};

const withinLimit = async (stopping: Promise<void>): Promise<void> => {
  await settlesWithin(stopping, stopMilliseconds);
};

const deployedName = (services: readonly ServiceModel[], name: string): string => {
  const all = services.flatMap(({ functions }) => functions);
  const [only, ...others] = all.filter(({ key }) => key === name);
  return only !== undefined && others.length === 0 ? only.name : name;
};

const outcomeOf = async (reading: Promise<void>, files: readonly string[], { build }: CloudHost): Promise<string> => {
  try {
    await reading;
    const { changed } = build;
    return changed.length === 0 ? `No function changed by ${files.join(', ')}` : `Reloaded ${changed.join(', ')}`;
  } catch (error) {
    return `Not reloaded, what ran before still runs: ${error instanceof Error ? error.message : String(error)}`;
  }
};
