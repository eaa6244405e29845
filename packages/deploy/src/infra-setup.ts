import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { deployableServices } from './deployable-services.ts';
import { packageAll } from './package-all.ts';
import { SlsWithoutCode } from './sls-without-code.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where `<stage>/<service>/` holds a packaged service. Is not there before all are. */
    packagedServices: string;
  }
}

/** Vitest's global setup of the infra tests: packages once for all of them, beside the first tests of the run. The templates
 *  alone, for `pnpm run package` packages the code and holds it to its rules: every service as for prod and dev, the platform
 *  and the edge also as for staging; in the end the edge once more, for the test of the process that packages them all. A
 *  service that does not package fails its own tests. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'frontdesk-packaged-'));
  const underWay = join(directory, 'under-way');
  const packaged = join(directory, 'packaged');
  await mkdir(underWay);
  const packaging = packageInto(underWay).finally(() => rename(underWay, packaged));
  project.provide('packagedServices', packaged);
  return async () => {
    await packaging;
    await rm(directory, { recursive: true, force: true });
  };
}

async function packageInto(directory: string): Promise<void> {
  const services = deployableServices();
  const sls = new SlsWithoutCode();
  const named = (...names: string[]) => services.filter(({ name }) => names.includes(name));
  for (const [stage, chosen, folder = stage] of [
    ['prod', services],
    ['staging', named('platform', 'edge')],
    ['dev', services],
    ['prod', named('edge'), 'prod-again'],
  ] as const) {
    const outputDirectory = join(directory, folder);
    const outcomes = await packageAll({ services: chosen, stage, outputDirectory, sls });
    for (const { service, error } of outcomes) {
      if (error !== undefined) process.stderr.write(`${service} does not package for ${stage}: ${error.message}\n`);
    }
  }
  await sls.close();
}
