import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { REPOSITORY_ROOT } from '../deployable-services.ts';

/** Made by tools, and of no use to another directory. */
const LEFT_BEHIND = new Set([
  '.git',
  'node_modules',
  'dist',
  'coverage',
  '.serverless',
  '.esbuild',
  '.cache',
  '.data',
  '__pycache__',
]);

/** A copy of the repository as a newcomer's clone would be, in a temporary directory: what a rehearsal changes there
 *  disturbs nobody, and `.serverless` knows of no earlier deployment. */
export async function makeWorkingCopy(): Promise<{ directory: string; remove(): Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'frontdesk-rehearsal-'));
  await cp(REPOSITORY_ROOT, directory, { recursive: true, filter: (path) => !LEFT_BEHIND.has(basename(path)) });
  return { directory, remove: () => rm(directory, { recursive: true, force: true }) };
}
