import { type ExecFileException, execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { DeployableService } from './deployable-services.ts';
import { REPOSITORY_ROOT } from './deployable-services.ts';
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
  /** The template alone is right: the archives hold no code, which takes a third of the time. */
  withoutCode?: boolean;
}

/** The framework refused, or failed. The message is what it said. */
export class PackagingError extends Error {
  override readonly name = 'PackagingError';
}

/** Where the shape of a value is checked: something of that shape that exists nowhere. */
const PLACEHOLDERS: Readonly<Record<string, string>> = {
  dataKeyArn: 'arn:aws:kms:us-east-1:000000000000:key/00000000-0000-0000-0000-000000000000',
  alarmTopicArn: 'arn:aws:sns:us-east-1:000000000000:placeholder-alarms',
  eventsStreamArn: 'arn:aws:dynamodb:us-east-1:000000000000:table/placeholder-events/stream/placeholder',
};

/** A service takes five to ten seconds. */
const TIMEOUT_MILLISECONDS = 120_000;

const run = promisify(execFile);
const framework = join(REPOSITORY_ROOT, 'node_modules/.bin/sls');
const WITHOUT_CODE = fileURLToPath(new URL('without-code.cjs', import.meta.url));

/** Runs `sls package` for one service without asking AWS anything: what another stack would tell is a placeholder, so
 *  the result can be read and measured, and is not for deploying. Two runs of one service must not overlap, for the
 *  bundler works in the service's own `.esbuild/`. Throws PackagingError. */
export async function packageService(service: DeployableService, options: PackageOptions): Promise<PackagedService> {
  const { stage, outputDirectory, withoutCode = false } = options;
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
  await sls(service.directory, args, withoutCode ? { NODE_OPTIONS: `--require=${WITHOUT_CODE}` } : {});
  const durationMs = performance.now() - started;
  return {
    service: service.name,
    stage,
    directory: outputDirectory,
    durationMs,
    functions: archivesIn(outputDirectory),
  };
}

async function sls(
  directory: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<void> {
  // The bundler leaves a folder per function in the system's temporary one.
  const temporary = await mkdtemp(join(tmpdir(), 'frontdesk-packaging-'));
  const env = { ...process.env, ...environment, TMPDIR: temporary };
  try {
    await run(framework, args, { cwd: directory, env, maxBuffer: 64 * 1024 * 1024, timeout: TIMEOUT_MILLISECONDS });
  } catch (error) {
    const {
      stdout = '',
      stderr = '',
      message,
      killed,
    } = error as ExecFileException & {
      stdout?: string;
      stderr?: string;
    };
    if (killed) throw new PackagingError(`It took longer than ${TIMEOUT_MILLISECONDS / 1000} s, and was ended.`);
    throw new PackagingError(reason(`${stderr}\n${stdout}`) || message);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** The framework says `Error:` on a line of its own, then why, then where it runs. */
function reason(output: string): string {
  const lines = output.split('\n');
  const told = lines.slice(lines.indexOf('Error:') + 1).filter((line) => !/^(Environment|Docs):/.test(line));
  return told.join('\n').trim();
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
