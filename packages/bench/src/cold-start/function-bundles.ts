import { globSync } from 'node:fs';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { bundleCacheDirectory } from '@frontdesk/local/bundling/bundle-cache';
import { packagingSettings } from '@frontdesk/local/bundling/esbuild-settings';
import { ServiceBundler } from '@frontdesk/local/bundling/service-bundler';
import type { ServiceModel } from '@frontdesk/service-model/service-model';
import { build } from 'esbuild';
import { REPOSITORY_ROOT } from '../repository.ts';

/** A function as Lambda would unpack it. */
export interface FunctionBundle {
  /** The key in serverless.yml: `bookAppointment`. A function of the vendors' door has its service before it, for both doors
   *  book: `partners/bookAppointment`. */
  name: string;
  directory: string;
  handler: string;
  bytes: number;
}

/** Builds the functions of all services with the settings that packaging uses. */
export async function bundleFunctions(into: string, only?: readonly string[]): Promise<FunctionBundle[]> {
  const entries = functionEntries().filter(({ name }) => only === undefined || only.includes(name));
  return bundleCommonJs(entries, into, packaging());
}

/** As `bundleFunctions`, but takes from the local cloud's cache what it has built: the same bytes. */
export async function keptBundles(services: readonly ServiceModel[], into: string): Promise<FunctionBundle[]> {
  const built = await Promise.all(
    services.map(async (service) => {
      const bundler = new ServiceBundler(service, bundleCacheDirectory);
      try {
        const bundles = [...(await bundler.build())];
        return bundles.map(([key, { code }]) => ({
          name: service.service === 'partners' ? `partners/${key}` : key,
          code,
        }));
      } finally {
        await bundler.dispose();
      }
    }),
  );
  const kept = await Promise.all(
    built.flat().map(async ({ name, code }) => {
      await mkdir(join(into, name), { recursive: true });
      await writeFile(join(into, name, 'handler.js'), code);
      return unpacked(name, into);
    }),
  );
  const others = functionEntries().filter(({ name }) => !kept.some((bundle) => bundle.name === name));
  return [...kept, ...(await bundleCommonJs(others, into, packaging()))];
}

function functionEntries(): { name: string; entry: string }[] {
  const entries = globSync('services/*/src/functions/*/handler.ts', { cwd: REPOSITORY_ROOT });
  return entries.map((entry) => ({ name: nameOf(entry), entry: join(REPOSITORY_ROOT, entry) }));
}

/** Builds one of the handlers that ours are compared with: as CommonJS, as ours, but with all of the SDK's own parts. */
export async function bundleComparison(name: string, into: string): Promise<FunctionBundle> {
  const { alias: _, external: __, ...settings } = packaging();
  const [bundle] = await bundleCommonJs([{ name, entry: comparisonEntry(name) }], into, settings);
  if (bundle === undefined) throw new Error(`No bundle was built for ${name}`);
  return bundle;
}

/** As serverless-esbuild is usually set up for ES modules. */
export async function bundleEsModule(name: string, into: string): Promise<FunctionBundle> {
  const directory = join(into, name);
  const outfile = join(directory, 'handler.mjs');
  await build({
    entryPoints: [comparisonEntry(name)],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: { js: "import { createRequire } from 'node:module';const require = createRequire(import.meta.url);" },
    logLevel: 'error',
  });
  return { name, directory, handler: 'handler.handler', bytes: (await stat(outfile)).size };
}

/** One build for all: what they share is parsed once, and each gets the bytes that a build of its own would give. */
async function bundleCommonJs(
  entries: readonly { name: string; entry: string }[],
  into: string,
  settings: ReturnType<typeof packaging>,
): Promise<FunctionBundle[]> {
  await build({
    ...settings,
    entryPoints: entries.map(({ name, entry }) => ({ in: entry, out: `${name}/handler` })),
    outdir: into,
    logLevel: 'error',
  });
  return Promise.all(entries.map(({ name }) => unpacked(name, into)));
}

async function unpacked(name: string, into: string): Promise<FunctionBundle> {
  const directory = join(into, name);
  await writeFile(join(directory, 'package.json'), '{"type":"commonjs"}');
  return { name, directory, handler: 'handler.handler', bytes: (await stat(join(directory, 'handler.js'))).size };
}

function packaging() {
  const esbuild = createRequire(import.meta.url)(join(REPOSITORY_ROOT, 'esbuild.settings.cjs'));
  return packagingSettings({ directory: REPOSITORY_ROOT, esbuild } as ServiceModel);
}

function comparisonEntry(name: string): string {
  return join(import.meta.dirname, 'handlers', `${name}.ts`);
}

function nameOf(entry: string): string {
  const key = camelCase(basename(dirname(entry)));
  return entry.startsWith('services/partners/') ? `partners/${key}` : key;
}

function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
