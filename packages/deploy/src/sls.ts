import { type ExecFileException, execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { REPOSITORY_ROOT } from './deployable-services.ts';

/** Runs the framework's command line. */
export interface Sls {
  /** In a service's directory. Throws SlsError. */
  run(directory: string, args: readonly string[]): Promise<void>;
}

/** The framework refused, or failed. The message is what it said. */
export class SlsError extends Error {
  override readonly name = 'SlsError';
}

/** A service takes five to ten seconds. */
export const SLS_TIMEOUT_MILLISECONDS = 120_000;

const execute = promisify(execFile);
const framework = join(REPOSITORY_ROOT, 'node_modules/.bin/sls');

/** Starts a process for each run. */
export const slsAlone: Sls = {
  run: async (directory, args) => {
    // The bundler leaves a folder per function in the system's temporary one.
    const temporary = await mkdtemp(join(tmpdir(), 'frontdesk-packaging-'));
    const options = { maxBuffer: 64 * 1024 * 1024, timeout: SLS_TIMEOUT_MILLISECONDS };
    try {
      await execute(framework, args, { ...options, cwd: directory, env: { ...process.env, TMPDIR: temporary } });
    } catch (error) {
      const failure = error as ExecFileException & { stdout?: string; stderr?: string };
      throw failure.killed ? tookTooLong() : slsError(failure);
    } finally {
      await rm(temporary, { recursive: true, force: true });
    }
  },
};

export function tookTooLong(): SlsError {
  return new SlsError(`It took longer than ${SLS_TIMEOUT_MILLISECONDS / 1000} s, and was ended.`);
}

/** What a run that failed said, of all that it wrote: the framework says `Error:` on a line of its own, then why, then where it
 *  runs. `message` where it said nothing. */
export function slsError({
  stdout = '',
  stderr = '',
  message = '',
}: {
  stdout?: string;
  stderr?: string;
  message?: string;
}): SlsError {
  const lines = `${stderr}\n${stdout}`.split('\n');
  const told = lines.slice(lines.indexOf('Error:') + 1).filter((line) => !/^(Environment|Docs):/.test(line));
  return new SlsError(told.join('\n').trim() || message);
}
