import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InvocationResult } from '@frontdesk/service-model/service-model';

const demoDirectory = 'services/slots/demo';

const demoFiles = async (root: string): Promise<string[]> =>
  (await readdir(join(root, demoDirectory))).filter((name) => name.endsWith('.json')).sort();

/** The practices that there are with the demo's data. */
export const demoPracticeIds = async (root: string): Promise<string[]> =>
  (await demoFiles(root)).map((name) => name.replace('.json', ''));

export interface DemoPorts {
  importPractice(document: unknown): Promise<InvocationResult>;
  isThere(practiceId: string): Promise<boolean>;
  /** Absent: there is no Partner API. */
  subscribeVendor?: ((practiceId: string) => Promise<void>) | undefined;
}

/** Sets up the demo's practices that are not there yet, each with a vendor's subscription: one file each in services/slots/demo,
 *  given to the function that operators use too. One after the other: many at once would get in each other's way in a database that has just started.
 *  Throws with the function's message when one is refused. */
export const seedDemo = async (
  root: string,
  { importPractice, isThere, subscribeVendor }: DemoPorts,
): Promise<void> => {
  for (const name of await demoFiles(root)) {
    // What a manager has changed since then is not the demo's to take back.
    if (!(await isThere(name.replace('.json', '')))) {
      const result = await importPractice(JSON.parse(await readFile(join(root, demoDirectory, name), 'utf8')));
      if (!result.ok) throw new Error(`Demo practice ${name}: ${result.errorType}: ${result.errorMessage}`);
    }
    await subscribeVendor?.(name.replace('.json', ''));
  }
};
