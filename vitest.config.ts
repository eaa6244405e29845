import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './packages/testing/src/longest-first.ts';

const everything = ['packages/*/src', 'services/*/src', 'services/*/page/src'];
const files = (kind: string): string[] => everything.map((folder) => `${folder}/**/*.${kind}test.ts`);
const named = ['integration.', 'e2e.', 'infra.'];
/** A module is loaded once for all files of a worker, not once for each: that was more than half of the unit tests' time. */
const sharedModules = { isolate: false, setupFiles: ['packages/testing/src/leave-nothing-behind.ts'] };
/** What is awaited comes within milliseconds, or late when all files want the processors at once. */
const patientPolls = { expect: { poll: { timeout: 20_000 } } };
/** Node reads TypeScript itself, here as when the code runs: nothing is transformed but components (.tsx), which pages alone load.
 *  Without Vite's loader there are no `vi.mock` and `vi.resetModules` either: who needs modules anew has `newContainer`. */
const readByNode = { experimental: { viteModuleRunner: false, nodeLoader: false } };

// Dozens of processes load the same files, workers and commands alike: what V8 has compiled is kept for the next.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('node_modules/.cache/compiled', import.meta.url));

export default defineConfig({
  test: {
    // `pnpm test` starts Vitest with --single-threaded-gc: the local cloud is a hundred isolates in its process, and on two cores
    // their collectors' helpers took 7 % of the e2e tests' processor time.
    // Vitest leaves a core to itself, which on two makes one worker; a suite waits for its database, a page or a queue as often
    // as it computes.
    maxWorkers: 4,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...sharedModules,
          ...readByNode,
          ...patientPolls,
          name: 'unit',
          include: files(''),
          exclude: named.flatMap(files),
          // Properties compute for seconds where other suites have the processors.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          ...sharedModules,
          ...readByNode,
          ...patientPolls,
          name: 'integration',
          include: files('integration.'),
          globalSetup: ['packages/testing/src/shared-dynamodb-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...sharedModules,
          ...readByNode,
          ...patientPolls,
          name: 'infra',
          include: files('infra.'),
          globalSetup: ['packages/deploy/src/infra-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          ...sharedModules,
          ...readByNode,
          ...patientPolls,
          name: 'e2e',
          include: files('e2e.'),
          globalSetup: [
            'packages/testing/src/shared-dynamodb-setup.ts',
            'packages/testing/src/app-api/shared-cloud.ts',
          ],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
