import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, realpath, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const CACHE = join(import.meta.dirname, '../../../../node_modules/.cache/frontdesk');

/** The directory of AWS's Runtime Interface Client (aws-lambda-ric), its native part built on first use (about 80 s; needs
 *  cmake, make and a C++ compiler). It is kept out of the ordinary installation, which nobody should wait for.
 *  Throws Error that says what is missing when the build fails. */
export async function runtimeInterfaceClient(progress: (line: string) => void): Promise<string> {
  const packageJson = createRequire(import.meta.url).resolve('aws-lambda-ric/package.json');
  const source = await realpath(dirname(packageJson));
  const { version } = createRequire(import.meta.url)('aws-lambda-ric/package.json') as { version: string };
  const built = join(CACHE, `aws-lambda-ric-${version}-node${process.versions.modules}`);
  if (existsSync(join(built, 'rapid-client.node'))) return built;

  progress('Building the Lambda Runtime Interface Client once (about 80 s) …');
  const building = `${built}.building`;
  await rm(building, { recursive: true, force: true });
  await mkdir(building, { recursive: true });
  await cp(source, building, { recursive: true, filter: (path) => !path.startsWith(join(source, 'node_modules')) });
  // Its dependencies (node-gyp, node-addon-api) are its siblings in the package store.
  await symlink(dirname(source), join(building, 'node_modules'));
  try {
    for (const script of ['preinstall.sh', 'postinstall.sh']) {
      await run('sh', [join(building, 'scripts', script)], { cwd: building, maxBuffer: 64 * 1024 * 1024 });
    }
  } catch (cause) {
    throw new Error(
      'The Runtime Interface Client did not build. It needs cmake, make, a C++ compiler and Node headers.',
      { cause },
    );
  }
  await rm(built, { recursive: true, force: true });
  await rename(building, built);
  return built;
}
