import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** A variable source of the framework, `${type(params):address}`. */
interface VariableSource {
  resolve(reference: { address?: string; params?: string[] }): Promise<{ value: unknown }> | { value: unknown };
}

const load = createRequire(import.meta.url);
const framework = 'serverless/lib/configuration';

export interface FrameworkInputs {
  stage: string;
  /** What `${param:…}` gives: the compose file's params, resolved. */
  params: Record<string, unknown>;
  /** What `${cf:<stack>.<output>}` gives; undefined falls back to the variable's default. */
  stackOutput(stackName: string, output: string): unknown;
  /** What `${aws:…}` gives. */
  account: { accountId: string; region: string };
}

/** Reads a service's serverless.yml and resolves its variables with the framework's own resolver, in this process.
 *  `sls print` gives the same but starts a process that loads every AWS client: 2.3 s a service against 0.12 s for three,
 *  which is why nothing is cached between starts.
 *  Throws with the framework's message when a variable cannot be resolved. */
export const resolveServerlessFile = async (
  directory: string,
  inputs: FrameworkInputs,
): Promise<Record<string, unknown>> => {
  const file = ['serverless.yml', 'serverless.yaml', 'serverless.json'].find((name) =>
    existsSync(join(directory, name)),
  );
  if (file === undefined) throw new Error(`No serverless.yml in ${directory}`);
  // A `${file(…cjs)}` is required by the framework; without this, a change of it would not be seen until the next start.
  for (const path of Object.keys(load.cache)) if (!path.includes('/node_modules/')) delete load.cache[path];
  const readConfiguration = load(`${framework}/read`) as (path: string) => Promise<Record<string, unknown>>;
  const configuration = await readConfiguration(join(directory, file));
  const resolveVariables = load(`${framework}/variables`) as (options: object) => Promise<void>;
  const { param, cf, ...independent } = variableSources(configuration, inputs);
  // `params:` may itself come from a file, so it has to be there before `${param:…}` is asked; the framework does the same.
  for (const sources of [independent, { ...independent, param, cf }]) {
    await resolveVariables({ serviceDir: directory, configuration, options: { stage: inputs.stage }, sources });
  }
  refuseUnresolved(directory, configuration);
  return configuration;
};

const variableSources = (
  configuration: Record<string, unknown>,
  inputs: FrameworkInputs,
): Record<string, VariableSource> => {
  const source = (name: string): unknown => load(`${framework}/variables/sources/${name}`);
  const instanceSource = (name: string, instance: object): VariableSource =>
    (source(`instance-dependent/${name}`) as (instance: object) => VariableSource)(instance);
  const instance = {
    instanceId: 'local',
    configurationInput: configuration,
    processedInput: {
      options: { param: Object.entries(inputs.params).map(([name, value]) => `${name}=${String(value)}`) },
    },
  };
  return {
    env: source('env') as VariableSource,
    file: source('file') as VariableSource,
    opt: source('opt') as VariableSource,
    self: source('self') as VariableSource,
    strToBool: source('str-to-bool') as VariableSource,
    sls: instanceSource('get-sls', instance),
    param: instanceSource('param', instance),
    cf: { resolve: ({ address = '' }) => ({ value: stackOutput(address, inputs) ?? null }) },
    aws: {
      resolve: ({ address }) => ({ value: address === 'region' ? inputs.account.region : inputs.account.accountId }),
    },
  };
};

const stackOutput = (address: string, inputs: FrameworkInputs): unknown => {
  const dot = address.indexOf('.');
  return inputs.stackOutput(address.slice(0, dot), address.slice(dot + 1));
};

// A source that is not known here (ssm, s3, a plugin's) is left untouched by the resolver: say so instead of running with it.
const refuseUnresolved = (directory: string, configuration: Record<string, unknown>): void => {
  const resolveMeta = load(`${framework}/variables/resolve-meta`) as (configuration: object) => Map<string, unknown>;
  const left = [...resolveMeta(configuration).keys()].map((path) => path.replaceAll('\0', '.'));
  if (left.length > 0)
    throw new Error(`${directory}/serverless.yml: variables that the local cloud does not know at ${left.join(', ')}`);
};
