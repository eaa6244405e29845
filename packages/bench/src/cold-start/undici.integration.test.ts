import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { loadServices } from '@frontdesk/service-model/load-services';
import type { ServiceModel } from '@frontdesk/service-model/service-model';
import { openOwnDynamoDb, type TestDynamoDb } from '@frontdesk/testing/shared-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { officeTimes } from '../office-times.ts';
import { REPOSITORY_ROOT } from '../repository.ts';
import { bookEvent, cancelEvent, readEvent, searchEvent } from './desk-events.ts';
import { type FunctionBundle, keptBundles } from './function-bundles.ts';
import { functionEnvironment } from './function-environment.ts';

const run = promisify(execFile);

/** The services as the local cloud reads them, with addresses that nothing listens to. */
const ANYWHERE = {
  composeFile: join(REPOSITORY_ROOT, 'serverless-compose.yml'),
  stage: 'dev',
  queueEndpoint: 'http://127.0.0.1:1',
  httpApiEndpoint: 'http://127.0.0.1:1',
  webSocketEndpoint: 'http://127.0.0.1:1',
  restApiEndpoint: 'http://127.0.0.1:1',
};

let directory: string;
let database: TestDynamoDb;
let services: ServiceModel[];
let bundles: FunctionBundle[];
let appointmentId: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'frontdesk-bundles-'));
  services = await loadServices(ANYWHERE);
  [database, bundles] = await Promise.all([openOwnDynamoDb(), keptBundles(services, directory)]);
  const practice = await readFile(join(REPOSITORY_ROOT, 'services/slots/demo/p001.json'), 'utf8');
  await invokeOnce('importPractice', JSON.parse(practice));
  const { answer } = await invokeOnce('bookAppointment', bookEvent(freeTime()));
  appointmentId = JSON.parse(answer.body).id;
});

afterAll(async () => {
  await database?.stop();
  await rm(directory, { recursive: true, force: true });
});

const times = officeTimes();
const freeTime = (): string => times.next().value;

/** In a process of its own, as Lambda would load it: the answer, and which of Node's modules it has loaded by then. */
const INVOKE = `
const [file, event] = process.argv.slice(1);
require(file).handler(JSON.parse(event), { getRemainingTimeInMillis: () => 10_000 }).then((answer) => {
  process.stdout.write('\\nRESULT' + JSON.stringify({ answer, modules: process.moduleLoadList }));
});`;

async function invokeOnce(name: string, event: unknown) {
  const bundle = bundles.find((candidate) => candidate.name === name);
  const file = join(bundle!.directory, 'handler.js');
  const { stdout } = await run(process.execPath, ['-e', INVOKE, file, JSON.stringify(event)], {
    env: {
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: database.accessKeyId,
      AWS_SECRET_ACCESS_KEY: 'local',
      ...functionEnvironment(database.endpoint),
    },
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout.slice(stdout.lastIndexOf('\nRESULT') + '\nRESULT'.length)) as {
    answer: { statusCode: number; body: string };
    modules: string[];
  };
}

/** A function's code and its environment. */
interface Loaded {
  name: string;
  file: string;
  environment: Record<string, string>;
}

const LOAD = `
const given = { ...process.env };
const added = JSON.parse(process.argv[1]).map(({ name, file, environment }) => {
  for (const key of Object.keys(process.env)) delete process.env[key];
  Object.assign(process.env, given, environment);
  const before = process.moduleLoadList.length;
  require(file);
  return [name, process.moduleLoadList.slice(before)];
});
process.stdout.write('\\nRESULT' + JSON.stringify({ added, modules: process.moduleLoadList }));`;

/** Loads functions in one process, as Lambda would each: which of Node's modules are there then, and which came with each, if no
 *  function before it had brought them. */
async function loadedModules(functions: readonly Loaded[]) {
  const env = { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' };
  const { stdout } = await run(process.execPath, ['-e', LOAD, JSON.stringify(functions)], { env });
  return JSON.parse(stdout.slice(stdout.lastIndexOf('\nRESULT') + '\nRESULT'.length)) as {
    added: [string, string[]][];
    modules: string[];
  };
}

/** What the deployment alone gives to functions that `dev` does not have. */
const DEPLOYED_ONLY: Readonly<Record<string, Record<string, string>>> = {
  tryRelease: {
    TEST_PRACTICE: 'frontdesk-test',
    ORIGIN_SECRET: '',
    BOOK_APPOINTMENT_VERSION: 'arn:aws:lambda:us-east-1:000000000000:function:book:1',
    CANCEL_APPOINTMENT_VERSION: 'arn:aws:lambda:us-east-1:000000000000:function:cancel:1',
  },
  checkFrontDoor: {
    TEST_PRACTICE: 'frontdesk-test',
    CLIENT_SECRET_ID: 'frontdesk-dev-front-door',
    TOKEN_URL: 'https://sign-in.example/oauth2/token',
    KEYS_URL: 'https://issuer.example/.well-known/jwks.json',
    API_URL: 'https://api.example',
    CONSOLE_URL: 'https://console.example',
  },
};

/** Those that push to dashboards (ADR-0013). */
const POSTING = ['pushLane', 'recordEvents', 'recordLateEvents', 'subscribe'];

/** Those that read or make API keys, whose checksum is zlib's CRC-32, and the one that unpacks what CloudWatch Logs sends. */
const USING_ZLIB = ['partners/authorizeKey', 'partners/manageSubscriptions', 'createKey', 'rotateKey', 'countUsage'];

// What no function loads, all together do not: it takes three processes, not one for each.
test.each<[string, (name: string) => boolean, RegExp]>([
  // Node's own undici (fetch), and what the SDK would bring for event streams (zlib for their checksums).
  ['most', (name) => !POSTING.includes(name) && !USING_ZLIB.includes(name), /undici|NativeModule zlib/],
  ['those that use zlib', (name) => USING_ZLIB.includes(name), /undici/],
  ['those that post', (name) => POSTING.includes(name), /^$/],
])('of functions, %s load no module of Node that they do not call', async (_, isOne, unneeded) => {
  const models = services.flatMap(({ service, functions }) => functions.map((model) => ({ service, ...model })));
  const functions = bundles
    .filter(({ name }) => isOne(name))
    .map(({ name, directory }) => {
      const [key, service] = name.split('/').reverse();
      const model = models.find((each) => each.key === key && (service === undefined || each.service === service));
      const environment = { ...model?.environment, ...DEPLOYED_ONLY[name] };
      return { name, file: join(directory, 'handler.js'), environment };
    });
  const { added, modules } = await loadedModules(functions);
  expect(added.map(([name]) => name)).toEqual(functions.map(({ name }) => name));
  expect(added.length).toBeGreaterThan(1);
  expect(modules.length).toBeGreaterThan(50);
  const found = added.map(([name, own]) => [name, own.filter((module) => unneeded.test(module))] as const);
  expect(found.filter(([, own]) => own.length > 0)).toEqual([]);
  expect(modules.filter((module) => unneeded.test(module))).toEqual([]);
});

test('only functions that post to dashboards have undici in them', async () => {
  const withUndici: string[] = [];
  for (const { name, directory } of bundles) {
    const text = await readFile(join(directory, 'handler.js'), 'utf8');
    if (text.includes('UND_ERR')) withUndici.push(name);
  }
  expect(withUndici.toSorted()).toEqual(POSTING);
});

test.each<[string, () => object, number]>([
  ['bookAppointment', () => bookEvent(freeTime()), 201],
  ['readAppointment', () => readEvent(appointmentId), 200],
  ['searchSlots', searchEvent, 200],
  ['cancelAppointment', () => cancelEvent(appointmentId), 200],
])('%s answers its first request without loading undici', async (name, event, status) => {
  const { answer, modules } = await invokeOnce(name, event());
  expect(answer).toMatchObject({ statusCode: status });
  expect(modules.length).toBeGreaterThan(50);
  expect(modules.filter((module) => module.includes('undici'))).toEqual([]);
});
