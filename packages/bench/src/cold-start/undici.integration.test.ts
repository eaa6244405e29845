import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { loadServices } from '@frontdesk/service-model/load-services';
import { startTestDynamoDb, type TestDynamoDb } from '@frontdesk/testing/dynamodb-local';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { officeTimes } from '../office-times.ts';
import { REPOSITORY_ROOT } from '../repository.ts';
import { bookEvent, cancelEvent, readEvent, searchEvent } from './desk-events.ts';
import { bundleFunctions, type FunctionBundle } from './function-bundles.ts';
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
let bundles: FunctionBundle[];
let appointmentId: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'frontdesk-bundles-'));
  [database, bundles] = await Promise.all([
    startTestDynamoDb(),
    bundleFunctions(directory, [
      'importPractice',
      'bookAppointment',
      'readAppointment',
      'searchSlots',
      'cancelAppointment',
    ]),
  ]);
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
      AWS_ACCESS_KEY_ID: 'local',
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

/** In a process of its own: which of Node's modules a function has loaded when it is ready for its first event. */
async function loadedModules(bundle: FunctionBundle, environment: Record<string, string>): Promise<string[]> {
  const load = 'require(process.argv[1]);process.stdout.write("\\nRESULT" + JSON.stringify(process.moduleLoadList));';
  const env = { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local', ...environment };
  const { stdout } = await run(process.execPath, ['-e', load, join(bundle.directory, 'handler.js')], { env });
  return JSON.parse(stdout.slice(stdout.lastIndexOf('\nRESULT') + '\nRESULT'.length)) as string[];
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

/** Those that read or make API keys: zlib has the CRC-32 of their checksum. */
const CHECKING_KEYS = ['partners/authorizeKey', 'partners/manageSubscriptions'];

test('only functions that post to dashboards have undici in them, and none loads what it does not call', async () => {
  const everywhere = await mkdtemp(join(tmpdir(), 'frontdesk-all-bundles-'));
  try {
    const [all, services] = await Promise.all([bundleFunctions(everywhere), loadServices(ANYWHERE)]);
    const withUndici: string[] = [];
    for (const bundle of all) {
      const text = await readFile(join(bundle.directory, 'handler.js'), 'utf8');
      if (text.includes('UND_ERR')) withUndici.push(bundle.name);
      const models = services.flatMap(({ service, functions }) => functions.map((model) => ({ service, ...model })));
      const [key, service] = bundle.name.split('/').reverse();
      const model = models.find((each) => each.key === key && (service === undefined || each.service === service));
      const modules = await loadedModules(bundle, { ...model?.environment, ...DEPLOYED_ONLY[bundle.name] });
      expect(modules.length, bundle.name).toBeGreaterThan(50);
      // Node's own undici (fetch), and what the SDK would bring for event streams (zlib for their checksums).
      if (POSTING.includes(bundle.name)) continue;
      const unneeded = CHECKING_KEYS.includes(bundle.name) ? /undici/ : /undici|NativeModule zlib/;
      expect(
        modules.filter((module) => unneeded.test(module)),
        bundle.name,
      ).toEqual([]);
    }
    expect(withUndici.toSorted()).toEqual(POSTING);
  } finally {
    await rm(everywhere, { recursive: true, force: true });
  }
}, 180_000);

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
