import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalSetupError } from './local-setup-error.ts';

/** A directory of this process in the system's temporary folder. */
export interface ScratchDirectory {
  readonly path: string;
  remove(): void;
}

// The owner's process id is part of the name, so that the next start can tell what is stale.
const ownedName = /^frontdesk-(?:dynamodb|secrets)-(\d+)-\w{6}$/;

/** Makes `frontdesk-<purpose>-<process id>-…`. It goes when it is removed, and at the latest when this process ends;
 *  what a process that was killed has left is removed by the next one that makes a directory.
 *  Throws LocalSetupError when the temporary folder cannot be written. */
export const makeScratchDirectory = (purpose: 'dynamodb' | 'secrets'): ScratchDirectory => {
  removeStale();
  const path = create(purpose);
  const remove = (): void => {
    process.off('exit', remove);
    rmSync(path, { recursive: true, force: true, maxRetries: 2 });
  };
  process.on('exit', remove);
  return { path, remove };
};

const create = (purpose: string): string => {
  try {
    return mkdtempSync(join(tmpdir(), `frontdesk-${purpose}-${process.pid}-`));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new LocalSetupError(
      `The temporary folder ${tmpdir()} cannot be written (${code}). Set TMPDIR to a directory that can.`,
    );
  }
};

const removeStale = (): void => {
  for (const name of namesIn(tmpdir())) {
    const owner = ownedName.exec(name)?.[1];
    if (owner === undefined || isAlive(Number(owner))) continue;
    try {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    } catch {
      // Another user's.
    }
  }
};

const namesIn = (directory: string): string[] => {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
};

const isAlive = (processId: number): boolean => {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // EPERM: it is another user's.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
};
