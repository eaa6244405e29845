import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { glob, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

const cacheDirectory = fileURLToPath(new URL('../../node_modules/.cache/pages', import.meta.url));

/** What decides over every page, beside its own files. */
const sharedSources = [
  'packages/{client,ui}/package.json',
  'packages/client/src/**/*.ts',
  'packages/ui/src/**/*.*',
  'pnpm-lock.yaml',
];
const ownSources = (directory: string): string[] => [
  `${directory}/{*.html,package.json,*.ts}`,
  `${directory}/{src,build,public}/**/*.*`,
];
const isPartOfPage = (path: string): boolean => !/\.(?:test|test-d|fixture)\.tsx?$|\/src\/testing\//.test(path);

/** Where a page is made: the directory of its `vite.config.ts`, and what of other directories it is made from, both relative to the
 *  repository's root. */
export interface PageSources {
  readonly directory: string;
  readonly others?: readonly string[];
}

/** A page as it is deployed, built when a source has changed since the last time. */
export class PageBuild {
  readonly #root: string;
  readonly #sources: PageSources;
  #underway: Promise<string> | undefined;
  #latest: string | undefined;

  constructor(root: string, sources: PageSources) {
    this.#root = root;
    this.#sources = sources;
  }

  /** The directory of the last page that was asked for: its parts come from there without a look at the sources. */
  async latest(): Promise<string> {
    return this.#latest ?? this.directory();
  }

  /** The directory with the built page. Those who ask while it is being built wait for the same build.
   *  Throws with the bundler's own words when it does not build. */
  directory(): Promise<string> {
    this.#underway ??= this.#build()
      .then((directory) => {
        this.#latest = directory;
        return directory;
      })
      .finally(() => {
        this.#underway = undefined;
      });
    return this.#underway;
  }

  async #build(): Promise<string> {
    const directory = join(cacheDirectory, await hashOfSources(this.#root, this.#sources));
    if (existsSync(directory)) return directory;
    const draft = `${directory}.${randomUUID()}`;
    const service = join(this.#root, this.#sources.directory);
    const building = run(process.execPath, [viteOf(service), 'build', '--outDir', draft, '--logLevel', 'error'], {
      cwd: service,
      // As it is deployed, also where a test runner has another mode.
      env: { ...process.env, NODE_ENV: 'production' },
    });
    const abort = (): void => void building.child.kill('SIGKILL');
    process.on('exit', abort);
    await building.finally(() => process.off('exit', abort));
    // Another process may have built the same at the same time.
    await rename(draft, directory).catch(() => rm(draft, { recursive: true }));
    return directory;
  }
}

const hashOfSources = async (root: string, { directory, others = [] }: PageSources): Promise<string> => {
  const hash = createHash('sha256');
  const sources = [...sharedSources, ...ownSources(directory), ...others];
  const files: string[] = [];
  for await (const file of glob(sources, { cwd: root })) if (isPartOfPage(file)) files.push(file);
  for (const file of files.sort()) hash.update(`${file}\n`).update(await readFile(join(root, file)));
  return hash.digest('hex').slice(0, 32);
};

const viteOf = (service: string): string => {
  const manifest = createRequire(join(service, 'package.json')).resolve('vite/package.json');
  return join(dirname(manifest), 'bin/vite.js');
};
