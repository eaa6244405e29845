import { defineConfig } from 'vitest/config';

const everything = ['packages/*/src', 'services/*/src'];
const files = (kind: string): string[] => everything.map((folder) => `${folder}/**/*.${kind}test.ts`);
const named = ['integration.', 'e2e.', 'infra.'];

export default defineConfig({
  test: {
    // Vitest leaves a core to itself, which on two makes one worker; most suites wait for a database, not for a processor.
    maxWorkers: 3,
    projects: [
      {
        test: {
          name: 'unit',
          include: files(''),
          exclude: named.flatMap(files),
          // A module is loaded once for all files of a worker, not once for each: that was more than half of the time.
          isolate: false,
          setupFiles: ['packages/testing/src/leave-nothing-behind.ts'],
          // Properties compute for seconds where other suites have the processors.
          testTimeout: 30_000,
        },
      },
      { test: { name: 'integration', include: files('integration.'), testTimeout: 60_000, hookTimeout: 60_000 } },
      {
        test: {
          name: 'infra',
          include: files('infra.'),
          globalSetup: ['packages/deploy/src/infra-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: files('e2e.'),
          globalSetup: ['packages/testing/src/app-api/shared-cloud.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
