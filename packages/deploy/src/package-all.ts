import { join } from 'node:path';
import type { DeployableService } from './deployable-services.ts';
import { type PackagedService, packageService } from './package-service.ts';
import type { Sls } from './sls.ts';

export interface PackageAllOptions {
  services: readonly DeployableService[];
  stage: string;
  /** As for `packageService`. */
  sls?: Sls;
  /** Each service gets its own folder in it. */
  outputDirectory: string;
  onStart?(service: string): void;
  onEnd?(outcome: PackagingOutcome): void;
}

/** `packaged` or `error`. */
export interface PackagingOutcome {
  service: string;
  packaged?: PackagedService;
  error?: Error;
}

/** More at once is slower on two cores, and each takes 300 MB. */
const AT_ONCE = 2;

/** Packages the services, two at a time, and answers in their order. One that fails does not stop the others. */
export async function packageAll(options: PackageAllOptions): Promise<PackagingOutcome[]> {
  const outcomes: PackagingOutcome[] = options.services.map(({ name }) => ({ service: name }));
  const waiting = [...options.services.entries()];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, service] = next;
      options.onStart?.(service.name);
      const outcome = await attempt(service, options);
      outcomes[index] = outcome;
      options.onEnd?.(outcome);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return outcomes;
}

async function attempt(service: DeployableService, options: PackageAllOptions): Promise<PackagingOutcome> {
  const { outputDirectory, ...settings } = options;
  try {
    const directory = join(outputDirectory, service.name);
    return {
      service: service.name,
      packaged: await packageService(service, { ...settings, outputDirectory: directory }),
    };
  } catch (error) {
    return { service: service.name, error: error instanceof Error ? error : new Error(String(error)) };
  }
}
