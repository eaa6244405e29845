import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InvocationResult } from './service-model.ts';

/** Sets up the demo's practices: one file each in services/slots/demo, given to the function that operators use too.
 *  Throws with the function's message when one is refused. */
export const seedDemo = async (
  root: string,
  importPractice: (payload: unknown) => Promise<InvocationResult>,
): Promise<string[]> => {
  const directory = join(root, 'services/slots/demo');
  const files = (await readdir(directory)).filter((name) => name.endsWith('.json')).sort();
  await Promise.all(
    files.map(async (name) => {
      const result = await importPractice(JSON.parse(await readFile(join(directory, name), 'utf8')));
      if (!result.ok) throw new Error(`Demo practice ${name}: ${result.errorType}: ${result.errorMessage}`);
    }),
  );
  return files;
};
