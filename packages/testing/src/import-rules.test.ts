import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../../..');

/** A file, what it imports, and the rule that this breaks (none: it is as it should be). */
const IMPORTS: readonly [file: string, imported: string, rule?: string][] = [
  ['services/a/src/adapters/x.ts', 'services/b/src/domain/thing.ts', 'services-never-import-each-other'],
  ['packages/testing/src/x.ts', 'services/b/src/domain/thing.ts', 'packages-never-import-services'],
  ['packages/core/src/x.ts', 'packages/contracts/src/thing.ts', 'core-and-scheduling-stand-alone'],
  ['packages/scheduling/src/x.ts', 'packages/core/src/thing.ts', 'core-and-scheduling-stand-alone'],
  ['packages/scheduling/src/sdk.ts', '@aws-sdk/client-dynamodb', 'core-and-scheduling-stand-alone'],
  ['packages/contracts/src/x.ts', 'packages/aws/src/thing.ts', 'contracts-import-only-core'],
  ['packages/lambda/src/x.ts', 'packages/aws/src/thing.ts', 'lambda-aws-and-upstream-import-only-pure-packages'],
  ['packages/aws/src/x.ts', 'packages/lambda/src/thing.ts', 'lambda-aws-and-upstream-import-only-pure-packages'],
  ['packages/upstream/src/x.ts', 'packages/aws/src/thing.ts', 'lambda-aws-and-upstream-import-only-pure-packages'],
  ['services/a/src/functions/act/middy.ts', '@middy/core', 'only-lambda-imports-middy-and-powertools'],
  ['packages/aws/src/log.ts', '@aws-lambda-powertools/logger', 'only-lambda-imports-middy-and-powertools'],
  ['services/a/src/functions/act/sdk.ts', '@aws-sdk/client-dynamodb', 'only-adapters-import-the-aws-sdk'],
  ['services/a/src/domain/x.ts', 'services/a/src/ports/thing.ts', 'domain-import-only-inwards'],
  ['services/a/src/domain/schema.ts', '@middy/core', 'domain-import-only-inwards'],
  ['services/a/src/ports/x.ts', 'packages/aws/src/thing.ts', 'ports-import-only-inwards'],
  ['services/a/src/use-cases/x.ts', 'services/a/src/adapters/thing.ts', 'use-cases-import-only-inwards'],
  ['services/a/src/use-cases/storage.ts', 'packages/aws/src/thing.ts', 'use-cases-import-only-inwards'],
  ['services/a/src/use-cases/reach.ts', 'packages/booking/src/adapters/thing.ts', 'use-cases-import-only-inwards'],
  ['packages/booking/src/use-cases/x.ts', 'packages/aws/src/thing.ts', 'use-cases-import-only-inwards'],
  ['packages/booking/src/composition/sdk.ts', '@aws-sdk/client-dynamodb', 'only-adapters-import-the-aws-sdk'],
  ['packages/booking/src/adapters/decide.ts', 'packages/booking/src/use-cases/thing.ts', 'adapters-do-not-decide'],
  ['packages/practices/src/domain/x.ts', 'packages/booking/src/domain/thing.ts', 'shared-packages-stand-apart'],
  ['services/a/src/use-cases/sdk.ts', '@aws-sdk/client-dynamodb', 'use-cases-import-only-inwards'],
  ['services/a/src/adapters/decide.ts', 'services/a/src/use-cases/thing.ts', 'adapters-do-not-decide'],
  ['services/a/src/use-cases/call.ts', 'services/a/src/functions/act/handler.ts', 'functions-are-the-outermost'],
  ['packages/service-model/src/x.ts', 'packages/core/src/thing.ts', 'service-model-stands-alone'],
  ['services/a/src/functions/act/fake.ts', 'packages/testing/src/thing.ts', 'nothing-deployed-imports-tests'],
  ['packages/contracts/src/whole.ts', 'zod', 'deployed-code-takes-zod-mini'],
  ['packages/scheduling/src/zones.ts', 'moment-timezone', 'zone-rules-are-read-from-the-table'],
  ['packages/core/src/one.ts', 'packages/core/src/two.ts', 'no-cycles'],
  ['packages/core/src/lost.ts', './nowhere.ts', 'no-unresolvable-imports'],

  ['services/a/src/functions/act/handler.ts', 'services/a/src/adapters/thing.ts'],
  ['services/a/src/functions/act/wire.ts', 'services/a/src/use-cases/thing.ts'],
  ['services/a/src/use-cases/good.ts', 'services/a/src/ports/thing.ts'],
  ['services/a/src/use-cases/shared.ts', 'packages/booking/src/use-cases/thing.ts'],
  ['packages/booking/src/adapters/good.ts', '@aws-sdk/client-dynamodb'],
  ['services/a/src/use-cases/x.test.ts', 'packages/testing/src/thing.ts'],
  ['services/a/src/adapters/good.ts', '@aws-sdk/client-dynamodb'],
  ['services/a/src/adapters/storage.ts', 'packages/aws/src/thing.ts'],
  ['packages/lambda/src/chain.ts', '@middy/core'],
  ['packages/aws/src/store.ts', '@aws-sdk/client-dynamodb'],
  ['packages/scheduling/src/zone-release/source.ts', 'moment-timezone'],
  ['packages/contracts/src/mini.ts', 'zod/mini'],
  ['packages/contracts/src/x.test.ts', 'zod'],
];

const FOLDERS_WITH_A_THING = ['domain', 'ports', 'use-cases', 'adapters'].flatMap((layer) => [
  `services/a/src/${layer}`,
  `services/b/src/${layer}`,
  `packages/booking/src/${layer}`,
]);
const PACKAGES_WITH_A_THING = ['core', 'contracts', 'scheduling', 'lambda', 'aws', 'testing'];
const DEPENDENCIES = [
  '@middy/core',
  '@aws-lambda-powertools/logger',
  '@aws-sdk/client-dynamodb',
  'moment-timezone',
  'zod',
  'zod/mini',
];

interface Violation {
  from: string;
  rule: { name: string };
}

describe('the import rules', () => {
  const repository = mkdtempSync(join(tmpdir(), 'frontdesk-import-rules-'));
  let violations: Violation[];

  beforeAll(() => {
    for (const folder of [...FOLDERS_WITH_A_THING, ...PACKAGES_WITH_A_THING.map((name) => `packages/${name}/src`)]) {
      write(repository, `${folder}/thing.ts`, 'export interface Thing {\n  name: string;\n}\n');
    }
    for (const name of DEPENDENCIES) write(repository, `node_modules/${name}/index.js`, 'export const made = 1;\n');
    for (const [file, imported] of IMPORTS) {
      const path = imported.includes('/src/') ? resolve(repository, imported) : imported;
      write(repository, file, `import * as imported from '${path}';\nexport type Made = typeof imported;\n`);
    }
    write(repository, 'packages/core/src/two.ts', "import './one.ts';\n");
    violations = cruise(repository);
  });

  afterAll(() => {
    rmSync(repository, { recursive: true });
  });

  it.each(IMPORTS.filter(([, , rule]) => rule))('refuse %s importing %s', (file, _imported, rule) => {
    expect(violations.filter(({ from }) => from === file).map(({ rule: { name } }) => name)).toContain(rule);
  });

  it.each(IMPORTS.filter(([, , rule]) => !rule))('let %s import %s', (file) => {
    expect(violations.filter(({ from }) => from === file)).toEqual([]);
  });

  it('are all shown to be able to fail', () => {
    const rules = new Set(IMPORTS.flatMap(([, , rule]) => rule ?? []));
    expect([...rules].sort()).toEqual(ruleNames());
  });
});

function write(repository: string, path: string, text: string): void {
  const file = join(repository, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Runs dependency-cruiser as the check does, with the repository's own rules, over another tree. */
function cruise(repository: string): Violation[] {
  const command = join(ROOT, 'node_modules/.bin/depcruise');
  const rules = join(ROOT, '.dependency-cruiser.mjs');
  const options = ['--config', rules, '--output-type', 'json', 'packages', 'services'];
  const report = execFileSync(command, options, { cwd: repository, maxBuffer: 64 * 1024 * 1024 }).toString();
  return (JSON.parse(report) as { summary: { violations: Violation[] } }).summary.violations;
}

function ruleNames(): string[] {
  const script =
    "import('./.dependency-cruiser.mjs').then(({default: d}) => console.log(JSON.stringify(d.forbidden.map((r) => r.name))))";
  return (JSON.parse(execFileSync(process.execPath, ['-e', script], { cwd: ROOT }).toString()) as string[]).sort();
}
