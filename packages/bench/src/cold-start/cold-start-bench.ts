import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { largestBundleBytes } from '@frontdesk/deploy/bundle-rules';
import { startTestDynamoDb } from '@frontdesk/testing/dynamodb-local';
import { warmUpDatabase } from '../bare-transactions.ts';
import type { Bench, Finding, Progress } from '../bench.ts';
import { interleave, median } from '../statistics.ts';
import { type ColdStart, ColdStarts } from './cold-starts.ts';
import { bundleComparison, bundleEsModule, bundleFunctions, type FunctionBundle } from './function-bundles.ts';
import { functionEnvironment } from './function-environment.ts';
import { runtimeInterfaceClient } from './runtime-interface-client.ts';
import { seedDesk } from './seeded-desk.ts';
import { seedKey } from './seeded-key.ts';

const ROUNDS = 9;
const WARM_UP_TRANSACTIONS = 400;
const MOST_TIMES_BARE = 3.5;

/** From the start of a process to its first answer, through AWS's own runtime client. */
export const coldStartBench: Bench = {
  name: 'cold-start',
  title: 'Cold start: from the start of the process to the first answer',
  run: async (progress) => {
    const runtimeClient = await runtimeInterfaceClient(progress);
    const directory = await mkdtemp(join(tmpdir(), 'frontdesk-bench-'));
    const database = await startTestDynamoDb();
    try {
      await warmUpDatabase(database.endpoint, WARM_UP_TRANSACTIONS, progress);
      progress('Building bundles');
      const functions = await bundleFunctions(directory);
      const comparisons = await Promise.all([
        bundleComparison('bare', directory),
        bundleComparison('sdk-only', directory),
        bundleEsModule('conventional', directory),
      ]);
      const runtime = { runtimeClient, environment: functionEnvironment(database.endpoint) };
      const bundle = bundleFinder([...functions, ...comparisons]);
      progress('Setting up the practice');
      const desk = await seedDesk(bundle, runtime, 2 * ROUNDS + 8);
      const key = await seedKey(bundle, runtime);
      const starts = new ColdStarts(bundle, runtime, { desk, key }, join(directory, 'compile-cache'));
      const findings = await timesOf(starts, progress);
      return {
        findings: [...findings, ...(await freedomOfUndici(starts, progress)), ...sizesOf(functions)],
        notes: [
          `Medians of ${ROUNDS} rounds, all taking turns. The comparisons ask DynamoDB Local once; ours do what the operation takes when`,
          'nothing is cached: two requests for a booking, and the count of the practice; one for a key. × is of processor time, which',
          'others on the machine disturb least; in brackets, that of the clock.',
        ],
      };
    } finally {
      await database.stop();
      await rm(directory, { recursive: true, force: true });
    }
  },
};

function bundleFinder(bundles: readonly FunctionBundle[]): (name: string) => FunctionBundle {
  return (name) => {
    const found = bundles.find((bundle) => bundle.name === name);
    if (found === undefined) throw new Error(`There is no function ${name}`);
    return found;
  };
}

async function timesOf(starts: ColdStarts, progress: Progress): Promise<Finding[]> {
  progress('Filling the compile cache');
  await starts.fillCompileCache();
  const samples = await interleave(starts.candidates(), ROUNDS, (round) =>
    progress(`Cold starts, round ${round} of ${ROUNDS}`),
  );
  const bare = mediansOf(samples[starts.baseline] ?? []);
  const findings = Object.entries(samples).map(([title, ofTitle]) => {
    const start = mediansOf(ofTitle);
    const value = costOf(start) / costOf(bare);
    return {
      what: title,
      measured: `${start.milliseconds.toFixed(0)} ms (${(start.milliseconds / bare.milliseconds).toFixed(2)} ×)`,
      ratio: value,
      ...(starts.isHeldToTarget(title) && {
        target: { text: `≤ ${MOST_TIMES_BARE} ×`, value, atMost: MOST_TIMES_BARE },
      }),
    };
  });
  const conventional = costOf(mediansOf(samples[starts.conventional] ?? []));
  const ours = Object.entries(samples).filter(([title]) => starts.isHeldToTarget(title));
  const slowest = Math.max(...ours.map(([, ofTitle]) => costOf(mediansOf(ofTitle)))) / conventional;
  return [
    ...findings,
    {
      what: 'the slowest of ours to the conventional handler',
      measured: `${slowest.toFixed(2)} ×`,
      target: { text: 'below 1 ×', value: slowest, atMost: 1 },
    },
  ];
}

/** What others on the machine disturb least: the processor's time, or the clock's where the system does not tell. */
function costOf({ milliseconds, cpuMilliseconds }: ColdStart): number {
  return Number.isNaN(cpuMilliseconds) ? milliseconds : cpuMilliseconds;
}

function mediansOf(samples: readonly ColdStart[]): ColdStart {
  return {
    milliseconds: median(samples.map(({ milliseconds }) => milliseconds)),
    cpuMilliseconds: median(samples.map(({ cpuMilliseconds }) => cpuMilliseconds)),
  };
}

async function freedomOfUndici(starts: ColdStarts, progress: Progress): Promise<Finding[]> {
  progress('Looking for undici');
  const loaded = await starts.modulesLoaded('undici');
  const count = loaded.length;
  return [
    {
      what: 'modules of undici that our functions load',
      measured: String(count),
      target: { text: 'none', value: count, atMost: 0 },
    },
  ];
}

function sizesOf(functions: readonly FunctionBundle[]): Finding[] {
  const sizes = functions.toSorted((one, other) => other.bytes - one.bytes);
  return sizes.map(({ name, bytes }) => ({
    what: `size of ${name}`,
    measured: `${(bytes / 1000).toFixed(0)} KB`,
    target: {
      text: `≤ ${largestBundleBytes(name) / 1000} KB`,
      value: bytes / 1000,
      atMost: largestBundleBytes(name) / 1000,
    },
  }));
}
