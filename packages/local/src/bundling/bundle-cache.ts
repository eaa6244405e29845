import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FunctionBundle } from './function-bundle.ts';

type Bundles = Map<string, FunctionBundle>;

interface Stored {
  /** Of every file that had a say: its path, size and time of change. */
  inputs: Fingerprint[];
  bundles: [string, FunctionBundle][];
}

type Fingerprint = [path: string, size: number, changedMs: number];

/** Where bundles are kept: inside node_modules, so that a fresh installation starts without. */
export const bundleCacheDirectory = fileURLToPath(new URL('../../node_modules/.cache/bundles', import.meta.url));

/** Keeps a service's bundles between starts: building nineteen functions takes over three seconds of processor time,
 *  and every suite of tests that starts a cloud would spend them. An entry holds as long as every file that went into
 *  the bundles is as it was. */
export class BundleCache {
  readonly #file: string;

  /** `identity`: all that decides over the bundles beside the files. */
  constructor(directory: string, identity: string) {
    const name = createHash('sha256').update(identity).digest('hex').slice(0, 32);
    this.#file = join(directory, `${name}.json`);
  }

  /** What was saved, unless a file has changed since. */
  async load(): Promise<Bundles | undefined> {
    try {
      const { inputs, bundles } = JSON.parse(await readFile(this.#file, 'utf8')) as Stored;
      const now = await Promise.all(inputs.map(([path]) => fingerprint(path)));
      return now.every((print, index) => String(print) === String(inputs[index])) ? new Map(bundles) : undefined;
    } catch {
      // Nothing saved, cut short, or a file is gone: then it is built.
      return undefined;
    }
  }

  /** Losing it only costs time, so a failure is none. `files` went into the bundles. */
  async save(bundles: Bundles, files: readonly string[], buildStartedMs: number): Promise<void> {
    try {
      const paths = [...new Set([...files, ...files.flatMap(manifests)])];
      const inputs = await Promise.all(paths.map(fingerprint));
      // Changed while it was built: which of the two went in is not known.
      if (inputs.some(([, , changedMs]) => changedMs >= buildStartedMs)) return;
      const stored: Stored = { inputs, bundles: [...bundles] };
      await mkdir(dirname(this.#file), { recursive: true });
      const draft = `${this.#file}.${randomUUID()}`;
      await writeFile(draft, JSON.stringify(stored));
      await rename(draft, this.#file);
    } catch {
      // See above.
    }
  }
}

const fingerprint = async (path: string): Promise<Fingerprint> => {
  const known = await stat(path).catch(() => undefined);
  return [path, known?.size ?? -1, known?.mtimeMs ?? -1];
};

// Which version of a dependency is taken, and what a package of the workspace exports, stands in these.
const manifests = (file: string): string[] => {
  const [, root, folder] = /^(.*?)\/((?:packages|services)\/[^/]+)\//.exec(file) ?? [];
  return root === undefined || root.includes('node_modules')
    ? []
    : [`${root}/pnpm-lock.yaml`, `${root}/${folder}/package.json`];
};
