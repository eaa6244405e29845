import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InvocationResult } from '@frontdesk/service-model/service-model';

const demoDirectory = 'services/slots/demo';
const demoPlansDirectory = 'services/insurance/demo';

const demoFiles = async (root: string): Promise<string[]> =>
  (await readdir(join(root, demoDirectory))).filter((name) => name.endsWith('.json')).sort();

/** The practices that there are with the demo's data. */
export const demoPracticeIds = async (root: string): Promise<string[]> =>
  (await demoFiles(root)).map((name) => name.replace('.json', ''));

export interface DemoPorts {
  importPractice(document: unknown): Promise<InvocationResult>;
  isThere(practiceId: string): Promise<boolean>;
  /** Absent: nobody keeps lists of insurance plans. */
  plans?:
    | { import(document: unknown): Promise<InvocationResult>; areThere(practiceId: string): Promise<boolean> }
    | undefined;
  /** Absent: there is no Partner API. */
  subscribeVendor?: ((practiceId: string) => Promise<void>) | undefined;
}

/** Sets up the demo's practices that are not there yet, each with its insurance plans and a vendor's subscription: files in services/slots/demo
 *  and services/insurance/demo, given to the functions that operators use too. One after the other: many at once would get in each other's way in a database that has just started.
 *  Throws with the function's message when one is refused. */
export const seedDemo = async (
  root: string,
  { importPractice, isThere, plans, subscribeVendor }: DemoPorts,
): Promise<void> => {
  for (const name of await demoFiles(root)) {
    // What a manager has changed since then is not the demo's to take back.
    if (!(await isThere(name.replace('.json', '')))) {
      accepted(name, await importPractice(await documentIn(root, demoDirectory, name)));
    }
    if (plans !== undefined && !(await plans.areThere(name.replace('.json', '')))) {
      accepted(name, await plans.import(await documentIn(root, demoPlansDirectory, name)));
    }
    await subscribeVendor?.(name.replace('.json', ''));
  }
};

const documentIn = async (root: string, directory: string, name: string): Promise<unknown> =>
  JSON.parse(await readFile(join(root, directory, name), 'utf8'));

const accepted = (name: string, result: InvocationResult): void => {
  if (!result.ok) throw new Error(`Demo practice ${name}: ${result.errorType}: ${result.errorMessage}`);
};
