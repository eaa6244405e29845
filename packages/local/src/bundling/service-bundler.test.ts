import { appendFile, cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FunctionModel, ServiceModel } from '@frontdesk/service-model/service-model';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fixtureRoot } from '../fixtures/start-fixture-cloud.ts';
import { packagingSettings } from './esbuild-settings.ts';
import { ServiceBundler } from './service-bundler.ts';

let directory: string;
const functionModel = (key: string): FunctionModel => ({
  key,
  name: key,
  handler: `src/${key}.handler`,
  timeoutSeconds: 1,
  memoryMegabytes: 128,
  environment: {},
  routes: [],
  queues: [],
  streams: [],
  schedules: [],
});
const service = (keys: readonly string[], esbuild: Record<string, unknown> = { minify: true }): ServiceModel => ({
  service: 'probes',
  directory,
  stage: 'dev',
  stackName: 'probes-dev',
  functions: keys.map(functionModel),
  resources: {},
  outputs: {},
  exports: {},
  physicalIds: {},
  esbuild,
});
const build = async (model: ServiceModel) => {
  const bundler = new ServiceBundler(model, join(directory, 'cache'));
  try {
    return await bundler.build();
  } finally {
    await bundler.dispose();
  }
};

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'frontdesk-bundle-'));
  await cp(join(fixtureRoot, 'probes'), directory, { recursive: true });
});
afterEach(() => rm(directory, { recursive: true, force: true }));

describe("a service's bundles", () => {
  it('are what a build of each function alone would give', async () => {
    const together = await build(service(['slow', 'answer']));
    const alone = await build(service(['slow']));
    expect(together.get('slow')?.code).toBe(alone.get('slow')?.code);
  });

  it('are built anew when a file that is in them has changed, and only then come out different', async () => {
    const model = service(['slow']);
    const [first, second] = [await build(model), await build(model)];
    expect(second).toEqual(first);
    await appendFile(join(directory, 'src/slow.ts'), "\nprocess.stdout.write('more');\n");
    const changed = await build(model);
    expect(changed.get('slow')?.code).toContain('more');
    expect(changed.get('slow')?.hash).not.toBe(first.get('slow')?.hash);
  });

  it('do not build with the place in the file when it is wrong', async () => {
    await writeFile(join(directory, 'src/slow.ts'), 'export const handler = ;\n');
    await expect(build(service(['slow']))).rejects.toThrow(/probes does not build:\n {2}src\/slow\.ts:1:23 /);
  });

  it('do not exist for a handler that does not', () => {
    expect(() => new ServiceBundler(service(['nothing']))).toThrow(
      'probes: the handler of nothing, src/nothing.ts, does not exist',
    );
  });
});

describe('the settings of packaging', () => {
  it("are the service's own, without what only the packaging plugin understands", () => {
    const settings = packagingSettings(
      service([], { minify: true, packager: 'pnpm', exclude: ['x'], external: ['y'] }),
    );
    expect(settings).toEqual({ bundle: true, platform: 'node', target: 'node24', minify: true, external: ['y', 'x'] });
  });
});
