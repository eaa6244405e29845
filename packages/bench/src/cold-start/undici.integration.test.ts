import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startTestDynamoDb, type TestDynamoDb } from '@frontdesk/testing/dynamodb-local';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { officeTimes } from '../office-times.ts';
import { REPOSITORY_ROOT } from '../repository.ts';
import { bookEvent, cancelEvent, readEvent, searchEvent } from './desk-events.ts';
import { bundleFunctions, type FunctionBundle } from './function-bundles.ts';
import { functionEnvironment } from './function-environment.ts';

const run = promisify(execFile);

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
