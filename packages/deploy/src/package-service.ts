import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { DeployableService } from './deployable-services.ts';
import { type Sls, slsAlone } from './sls.ts';
import { type ZipEntry, zipEntries } from './zip-directory.ts';

export interface PackagedFunction {
  /** The key in serverless.yml. */
  name: string;
  /** What Lambda loads: the unpacked files together. */
  bundleBytes: number;
  zipBytes: number;
  files: readonly ZipEntry[];
}

export interface PackagedService {
  service: string;
  stage: string;
  /** Where the template and the archives are. */
  directory: string;
  durationMs: number;
  functions: readonly PackagedFunction[];
}

export interface PackageOptions {
  stage: string;
  /** Emptied first. */
  outputDirectory: string;
  /** On top of the placeholders for what other services' stacks would give. */
  params?: Readonly<Record<string, string>>;
  /** What runs the framework; else a process of the run's own does. */
  sls?: Sls;
}

/** Where the shape of a value is checked: something of that shape that exists nowhere. */
const PLACEHOLDERS: Readonly<Record<string, string>> = {
  dataKeyArn: 'arn:aws:kms:us-east-1:000000000000:key/00000000-0000-0000-0000-000000000000',
  alarmTopicArn: 'arn:aws:sns:us-east-1:000000000000:placeholder-alarms',
  eventsStreamArn: 'arn:aws:dynamodb:us-east-1:000000000000:table/placeholder-events/stream/placeholder',
  eventLogStreamArn: 'arn:aws:dynamodb:us-east-1:000000000000:table/placeholder-event-log/stream/placeholder',
};

/** Runs `sls package` for one service without asking AWS anything: what another stack would tell is a placeholder, so
 *  the result can be read and measured, and is not for deploying. Two runs of one service must not overlap, for the
 *  bundler works in the service's own `.esbuild/`. Throws SlsError. */
export async function packageService(service: DeployableService, options: PackageOptions): Promise<PackagedService> {
  const { stage, outputDirectory, sls = slsAlone } = options;
  const placeholders = Object.fromEntries(
    service.params.map((name) => [name, PLACEHOLDERS[name] ?? `placeholder-${name}`]),
  );
  const params = Object.entries({ ...placeholders, ...options.params });
  await rm(outputDirectory, { recursive: true, force: true });
  const started = performance.now();
  const args = [
    'package',
    `--stage=${stage}`,
    `--package=${outputDirectory}`,
    ...params.map(([name, value]) => `--param=${name}=${value}`),
  ];
  await sls.run(service.directory, args);
  const durationMs = performance.now() - started;
  return {
    service: service.name,
    stage,
    directory: outputDirectory,
    durationMs,
    functions: archivesIn(outputDirectory),
  };
}

/** The functions' archives in a packaged service's directory, by name. */
export function archivesIn(directory: string): PackagedFunction[] {
  const names = readdirSync(directory).filter((name) => name.endsWith('.zip'));
  return names.sort().map((name) => {
    const archive = readFileSync(join(directory, name));
    const files = zipEntries(archive);
    const bundleBytes = files.reduce((sum, { size }) => sum + size, 0);
    return { name: basename(name, '.zip'), bundleBytes, zipBytes: archive.length, files };
  });
}
