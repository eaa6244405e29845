/** `pnpm dev`: starts the whole local cloud, prints where it is, then `ready`, and runs until it is stopped. */
import { resolve } from 'node:path';
import { resourcesOfType } from '@frontdesk/service-model/find-resources';
import Table from 'cli-table3';
import { assertJavaIsInstalled } from '../dynamodb/java-runtime.ts';
import { LocalSetupError } from '../local-setup-error.ts';
import { PAYER_IDS } from '../payers/payer-simulator.ts';
import { assertPortsAreFree, portBaseFrom, portsFrom } from '../ports.ts';
import type { LocalCloud } from '../running-cloud.ts';
import type { WebSocketLimits } from '../websocket/limits.ts';
import { colours } from './colours.ts';
import { commandArguments, runCommand } from './command.ts';
import { ProgressLine } from './progress-line.ts';
import { terminalSink } from './terminal-log.ts';

const usage = `Usage: pnpm dev [--no-demo] [--data <directory>] [--ws-idle-seconds <n>] [--ws-life-seconds <n>]

Starts the local cloud on 127.0.0.1, with demo practices.
  --no-demo              starts empty
  --data <directory>     keeps the tables and queues there between starts, for one \`dev\` at a time.
                         As durable as DynamoDB Local, which can lose its last writes when it is killed
  --ws-idle-seconds <n>  closes a WebSocket after so long without a message (600)
  --ws-life-seconds <n>  closes a WebSocket when it is so old (7200)
FRONTDESK_PORT_BASE (4000) moves all its ports.
`;

const main = async (): Promise<void> => {
  const { values } = commandArguments(usage, {
    options: {
      'no-demo': { type: 'boolean' },
      data: { type: 'string' },
      'ws-idle-seconds': { type: 'string' },
      'ws-life-seconds': { type: 'string' },
      root: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return print(usage);
  const webSocketLimits = {
    ...milliseconds('idleMilliseconds', '--ws-idle-seconds', values['ws-idle-seconds']),
    ...milliseconds('lifetimeMilliseconds', '--ws-life-seconds', values['ws-life-seconds']),
  };
  let cloud: LocalCloud | undefined;
  const stopping = stopSignal();
  // Nothing outlives this process: who gives up waiting for the start need not wait for an orderly end either.
  void stopping.then(() => cloud ?? process.exit(130));
  const portBase = portBaseFrom(process.env);
  await assertPortsAreFree(portsFrom(portBase));
  // The cloud takes a third of a second to load, which who is told of a mistake need not wait for.
  const [{ startLocalCloud }] = await Promise.all([import('../local-cloud.ts'), assertJavaIsInstalled()]);

  const progress = new ProgressLine(process.stdout);
  const starting = startLocalCloud({
    portBase,
    demo: values['no-demo'] !== true,
    watch: true,
    logSink: terminalSink(process.stdout),
    webSocketLimits,
    progress: (step) => progress.start(step),
    ...(values.data !== undefined && { dataDirectory: values.data }),
    // For the tests of this command: another directory with a serverless-compose.yml.
    ...(values.root !== undefined && { root: resolve(values.root) }),
  });
  cloud = await starting.finally(() => progress.end());
  print(`\n${addresses(cloud)}\n\nOpen ${cloud.urls.console} first.\n\nready\n`);
  const failure = await Promise.race([stopping, cloud.failed]);
  print('\nStopping …\n');
  // Whatever it is that does not end: with this process it does.
  setTimeout(() => process.exit(failure ? 1 : 0), stopLimitMilliseconds).unref();
  await cloud.stop();
  if (failure) throw failure;
};

const stopLimitMilliseconds = 8_000;

const milliseconds = <Name extends keyof WebSocketLimits>(
  name: Name,
  flag: string,
  seconds: string | undefined,
): { [Only in Name]?: number } => {
  if (seconds === undefined) return {};
  const value = Number(seconds);
  if (!(value > 0)) throw new LocalSetupError(`${flag} must be a number of seconds above 0, not "${seconds}".`);
  return { [name]: value * 1000 } as { [Only in Name]?: number };
};

const addresses = ({ urls, dynamoDbEndpoint, secrets, services }: LocalCloud): string => {
  const invisible = {
    top: '',
    'top-mid': '',
    'top-left': '',
    'top-right': '',
    bottom: '',
    'bottom-mid': '',
    'bottom-left': '',
  };
  const edges = {
    'bottom-right': '',
    left: '',
    'left-mid': '',
    mid: '',
    'mid-mid': '',
    right: '',
    'right-mid': '',
    middle: '  ',
  };
  const table = new Table({
    chars: { ...invisible, ...edges },
    style: { 'padding-left': 0, 'padding-right': 0, border: [] },
  });
  const hasPartnerApi = resourcesOfType(services(), 'AWS::ApiGateway::RestApi').length > 0;
  const forVendors = (...row: [label: string, value: string]): string[][] =>
    hasPartnerApi ? [[colours.bold(row[0]), row[1]]] : [];
  table.push(
    [colours.bold('App API'), urls.appApi],
    ...forVendors('Partner API', urls.partnerApi),
    [colours.bold('Realtime'), urls.realtime],
    [colours.bold('Console'), urls.console],
    ...forVendors('Portal', urls.portal),
    [colours.bold('Token issuer'), urls.tokenIssuer],
    [colours.bold('Payers'), `${urls.payers} (${PAYER_IDS.join(', ')})`],
    // The only one that has no option for its address.
    [colours.bold('DynamoDB Local'), `${dynamoDbEndpoint} (on every interface)`],
    // A key is for functions alone; a secret is shown to them.
    ...secrets()
      .filter(({ name }) => name.endsWith('Secret'))
      .map(({ name, value }) => [colours.bold(inWords(name)), value]),
    [colours.bold('A token'), 'pnpm dev:token p001 manager'],
    ...forVendors('A key', 'pnpm dev:key p001'),
    // Silent: pnpm would print the script before the key.
    ...forVendors('A call with it', `curl -H "x-api-key: $(pnpm --silent dev:key p001)" ${urls.partnerApi}/v2/usage`),
  );
  return table.toString().replace(/ +$/gm, '');
};

/** `Webhook secret` for the resource `WebhookSecret`. */
const inWords = (logicalId: string): string => {
  const words = logicalId.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
};

/** Resolves at the first Ctrl-C or SIGTERM; a second one ends the process at once. */
const stopSignal = (): Promise<void> =>
  new Promise((resolve) => {
    let asked = false;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (asked) process.exit(130);
        asked = true;
        resolve();
      });
    }
  });

const print = (text: string): void => {
  process.stdout.write(text);
};

process.exit(await runCommand(main));
