import { accessSync, constants, mkdirSync, statfsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { LocalSetupError } from './local-setup-error.ts';

/** A directory that keeps tables and queues between starts, held by this process. */
export interface DataDirectory {
  readonly path: string;
  release(): void;
}

/** What a start writes, many times over. */
const neededBytes = 16 * 1024 * 1024;

/** Makes the directory when it is not there, and holds it until it is released or this process ends, however that ends.
 *  Throws LocalSetupError when it is no directory, cannot be written, has no space left, or is held by another process. */
export const openDataDirectory = (directory: string): DataDirectory => {
  // An unset variable in a script; `resolve` would make it the directory where the command was called.
  if (directory === '') throw new LocalSetupError('--data needs the name of a directory; it is empty.');
  const path = resolve(directory);
  try {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw unusable(path, error);
  }
  if (!statSync(path).isDirectory()) throw new LocalSetupError(`--data ${path} is not a directory.`);
  const { bavail, bsize } = statfsSync(path);
  if (bavail * bsize < neededBytes) {
    throw new LocalSetupError(
      `--data ${path} is on a disk with ${Math.floor((bavail * bsize) / 1024)} KB left; 16 MB are needed. Free some, or choose another directory.`,
    );
  }
  const lock = hold(path);
  return { path, release: () => lock.close() };
};

/** A transaction that never ends, in a database of its own: the kernel drops SQLite's lock with the process, so none is ever
 *  stale. The process id is there to be read by whoever is refused. */
const hold = (path: string): DatabaseSync => {
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(join(path, 'frontdesk.lock'));
    lock.exec('CREATE TABLE IF NOT EXISTS owner (id INTEGER NOT NULL); DELETE FROM owner');
    lock.exec(`INSERT INTO owner VALUES (${process.pid})`);
    lock.exec('BEGIN IMMEDIATE');
    return lock;
  } catch (error) {
    const isHeld = error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy;
    const owner = isHeld ? ownerOf(lock) : '';
    lock?.close();
    if (!isHeld) throw unusable(path, error);
    throw new LocalSetupError(
      `--data ${path} is used by another \`pnpm dev\`${owner}. Stop that one, or choose another directory.`,
    );
  }
};

/** [sqlite: rescode, SQLITE_BUSY] */
const sqliteBusy = 5;

const ownerOf = (lock: DatabaseSync | undefined): string => {
  try {
    const row = lock?.prepare('SELECT id FROM owner').get();
    return row === undefined ? '' : ` (process ${row.id})`;
  } catch {
    return '';
  }
};

const unusable = (path: string, error: unknown): LocalSetupError => {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const text = error instanceof Error ? error.message : String(error);
  const why: Record<string, string> = {
    EEXIST: 'a file is there',
    ENOTDIR: 'a part of the path is a file',
    EACCES: 'this user may not write there',
    EPERM: 'this user may not write there',
    EROFS: 'it is on a read-only disk',
    ENOSPC: 'the disk is full',
  };
  return new LocalSetupError(`--data ${path} cannot be used: ${why[code] ?? text}. Choose another directory.`);
};
