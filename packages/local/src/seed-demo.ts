import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InvocationResult } from './service-model.ts';

const demoDirectory = 'services/slots/demo';

const demoFiles = async (root: string): Promise<string[]> =>
  (await readdir(join(root, demoDirectory))).filter((name) => name.endsWith('.json')).sort();

/** The practices that there are with the demo's data. */
export const demoPracticeIds = async (root: string): Promise<string[]> =>
  (await demoFiles(root)).map((name) => name.replace('.json', ''));

/** Sets up the demo's practices: one file each in services/slots/demo, given to the function that operators use too.
 *  Throws with the function's message when one is refused. */
export const seedDemo = async (
  root: string,
  importPractice: (payload: unknown) => Promise<InvocationResult>,
): Promise<string[]> => {
  const files = await demoFiles(root);
  await Promise.all(
    files.map(async (name) => {
      const result = await importPractice(JSON.parse(await readFile(join(root, demoDirectory, name), 'utf8')));
      if (!result.ok) throw new Error(`Demo practice ${name}: ${result.errorType}: ${result.errorMessage}`);
    }),
  );
  return files;
};
