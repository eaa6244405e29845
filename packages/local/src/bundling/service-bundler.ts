import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { FunctionModel, ServiceModel } from '@frontdesk/service-model/service-model';
import {
  type BuildContext,
  type BuildFailure,
  type BuildOptions,
  type BuildResult,
  context,
  stop,
  version,
} from 'esbuild';
import { LocalSetupError } from '../local-setup-error.ts';
import { BundleCache } from './bundle-cache.ts';
import { packagingSettings } from './esbuild-settings.ts';
import type { FunctionBundle } from './function-bundle.ts';

// Otherwise esbuild finds its input closed in the middle of a build, and prints where all its goroutines are.
process.on('exit', () => void stop());

/** Builds one service's functions in memory, again and again.
 *  One esbuild context for all of them parses what they share only once; without splitting, each gets the bytes that a
 *  build of its own would give. */
export class ServiceBundler {
  readonly #service: ServiceModel;
  readonly #entries: Map<string, string>;
  readonly #settings: BuildOptions;
  readonly #cache: BundleCache | undefined;
  #context: Promise<BuildContext> | undefined;

  /** `cacheDirectory`: keeps the bundles there for the next start. */
  constructor(service: ServiceModel, cacheDirectory?: string) {
    this.#service = service;
    this.#entries = new Map(service.functions.map((model) => [model.key, entryOf(service, model)]));
    this.#settings = packagingSettings(service);
    const identity = JSON.stringify([version, this.#settings, [...this.#entries]]);
    this.#cache = cacheDirectory === undefined ? undefined : new BundleCache(cacheDirectory, identity);
  }

  /** The bundles by function key. Throws an error whose message is esbuild's, with places in the files. */
  async build(): Promise<Map<string, FunctionBundle>> {
    if (this.#entries.size === 0) return new Map();
    const cached = this.#context === undefined ? await this.#cache?.load() : undefined;
    if (cached !== undefined) return cached;
    const startedMs = Date.now();
    this.#context ??= this.#createContext();
    const result = await this.#rebuild(await this.#context);
    const bundles = this.#bundlesFrom(result);
    await this.#cache?.save(bundles, this.#inputsOf(result), startedMs);
    return bundles;
  }

  async dispose(): Promise<void> {
    const context = await this.#context?.catch(() => undefined);
    await context?.dispose();
  }

  async #rebuild(context: BuildContext): Promise<BuildResult> {
    try {
      return await context.rebuild();
    } catch (error) {
      throw new LocalSetupError(`${this.#service.service} does not build:\n${describe(error as BuildFailure)}`, {
        cause: error,
      });
    }
  }

  #createContext(): Promise<BuildContext> {
    return context({
      ...this.#settings,
      absWorkingDir: this.#service.directory,
      entryPoints: Object.fromEntries([...this.#entries].map(([key, entry]) => [key, entry])),
      outdir: join(this.#service.directory, '.esbuild/local'),
      write: false,
      metafile: true,
      logLevel: 'silent',
    });
  }

  // A name in brackets stands for a file that a package switches off for this platform.
  #inputsOf({ metafile }: BuildResult): string[] {
    const names = Object.keys(metafile?.inputs ?? {}).filter((name) => !name.startsWith('('));
    return names.map((name) => join(this.#service.directory, name));
  }

  #bundlesFrom({ outputFiles = [] }: BuildResult): Map<string, FunctionBundle> {
    const bundles = new Map<string, FunctionBundle>();
    for (const { key, handler } of this.#service.functions) {
      const output = outputFiles.find(({ path }) => path.endsWith(`/${key}.js`));
      if (output === undefined) throw new Error(`No bundle was built for ${this.#service.service}'s ${key}`);
      const exportName = handler.slice(handler.lastIndexOf('.') + 1);
      const file = `${this.#entries.get(key)?.replace(/\.[cm]?[jt]s$/, '')}.js`;
      bundles.set(key, { code: output.text, file, exportName, hash: output.hash });
    }
    return bundles;
  }
}

const entryOf = ({ directory, service }: ServiceModel, { handler, key }: FunctionModel): string => {
  const base = join(directory, handler.slice(0, handler.lastIndexOf('.')));
  const entry = ['.ts', '.mts', '.js', '.mjs', '.cjs'].map((extension) => base + extension).find(existsSync);
  if (entry === undefined)
    throw new LocalSetupError(`${service}: the handler of ${key}, ${relative(directory, base)}.ts, does not exist`);
  return entry;
};

const describe = (failure: BuildFailure): string =>
  (failure.errors ?? [])
    .map(({ text, location }) =>
      location ? `  ${location.file}:${location.line}:${location.column} ${text}` : `  ${text}`,
    )
    .join('\n') || failure.message;
