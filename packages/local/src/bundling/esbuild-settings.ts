import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ServiceModel } from '@frontdesk/service-model/service-model';
import type { BuildOptions } from 'esbuild';

// Options of the packaging plugin that esbuild itself does not know. [serverless-esbuild: dist/bundle.js]
const pluginOptions = new Set([
  'concurrency',
  'zipConcurrency',
  'config',
  'exclude',
  'nativeZip',
  'packager',
  'packagePath',
  'watch',
  'keepOutputDirectory',
  'packagerOptions',
  'installExtraArgs',
  'outputFileExtension',
  'outputBuildFolder',
  'outputWorkFolder',
  'nodeExternals',
  'skipBuild',
  'skipRebuild',
  'skipBuildExcludeFns',
  'stripEntryResolveExtensions',
  'disposeContext',
]);

/** The esbuild settings that `sls package` uses for a service, so that the same bundles run here as are deployed. */
export const packagingSettings = ({ directory, esbuild }: ServiceModel): BuildOptions => {
  const declared = typeof esbuild.config === 'string' ? readConfig(directory, esbuild.config) : esbuild;
  const excluded = strings(declared.exclude ?? ['aws-sdk']).filter((name) => name !== '*');
  return {
    bundle: true,
    platform: 'node',
    target: 'node24',
    ...Object.fromEntries(Object.entries(declared).filter(([name]) => !pluginOptions.has(name))),
    external: [...strings(declared.external ?? []), ...excluded],
  };
};

const strings = (value: unknown): string[] => [value].flat().filter((item) => typeof item === 'string');

const readConfig = (directory: string, path: string): Record<string, unknown> => {
  const config = createRequire(import.meta.url)(join(directory, path)) as (
    serverless: undefined,
  ) => Record<string, unknown>;
  return config(undefined);
};
