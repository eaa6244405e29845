import { type ComposedService, readComposeFile } from './compose-file.ts';
import { functionLogicalId, functionModels, functionNameOf } from './function-models.ts';
import { endpointOf, IntrinsicResolver, type TemplateContext } from './intrinsic-functions.ts';
import { localAccount } from './local-account.ts';
import { resolveServerlessFile } from './serverless-framework.ts';
import { parseServiceConfiguration, type ServiceConfiguration, type Template } from './service-configuration.ts';
import type { CloudFormationResource, ServiceModel } from './service-model.ts';
import { webSocketResources } from './websocket-resources.ts';

export interface LoadOptions {
  composeFile: string;
  stage: string;
  /** Base URL of the local SQS, without a slash at its end: queue URLs start with it. */
  queueEndpoint: string;
  /** Base URL of the local HTTP API. */
  httpApiEndpoint: string;
  /** Base URL (`http:`) of the local WebSocket API. */
  webSocketEndpoint: string;
  /** Base URL of the local REST API. */
  restApiEndpoint: string;
  /** Only these of the compose file, and what their params need. */
  only?: readonly string[];
}

/** Reads every service that serverless-compose.yml names, with the local values of each other's outputs.
 *  Throws when a file, a variable or a reference is not understood. */
export const loadServices = async (options: LoadOptions): Promise<ServiceModel[]> => {
  const composed = readComposeFile(options.composeFile);
  const loader = new ServiceLoader(composed, options);
  const wanted = options.only === undefined ? composed : composed.filter(({ name }) => options.only?.includes(name));
  for (const { name } of wanted) await loader.load(name);
  return composed.flatMap(({ name }) => loader.loaded.get(name) ?? []);
};

const parameterReference = /\$\{([\w-]+)\.([\w-]+)\}/g;
const stageReference = /\$\{sls:stage\}/g;

class ServiceLoader {
  readonly loaded = new Map<string, ServiceModel>();
  readonly #composed: readonly ComposedService[];
  readonly #options: LoadOptions;
  readonly #loading = new Set<string>();
  readonly #apiEndpoints = new Map<string, string>();

  constructor(composed: readonly ComposedService[], options: LoadOptions) {
    this.#composed = composed;
    this.#options = options;
  }

  async load(name: string): Promise<ServiceModel> {
    const known = this.loaded.get(name);
    if (known !== undefined) return known;
    const service = this.#composed.find((candidate) => candidate.name === name);
    if (service === undefined) throw new Error(`${this.#options.composeFile} names no service ${name}`);
    if (this.#loading.has(name))
      throw new Error(`Services need each other's outputs in a circle: ${[...this.#loading, name].join(' -> ')}`);
    this.#loading.add(name);
    const params = await this.#parameters(service.params);
    const configuration = parseServiceConfiguration(
      await resolveServerlessFile(service.directory, {
        stage: this.#options.stage,
        params,
        account: localAccount,
        stackOutput: (stackName, output) => this.#stackOutput(stackName, output),
      }),
      service.directory,
    );
    const model = this.#modelOf(service.directory, configuration);
    this.loaded.set(name, model);
    this.#loading.delete(name);
    return model;
  }

  async #parameters(declared: Record<string, unknown>): Promise<Record<string, unknown>> {
    const resolved: Record<string, unknown> = {};
    for (const [parameter, value] of Object.entries(declared)) {
      resolved[parameter] = typeof value === 'string' ? await this.#substitute(value) : value;
    }
    return resolved;
  }

  async #substitute(value: string): Promise<string> {
    let text = value;
    for (const [reference, service = '', output = ''] of value.matchAll(parameterReference)) {
      const { outputs } = await this.load(service);
      if (outputs[output] === undefined) throw new Error(`Service ${service} has no output ${output}`);
      text = text.replace(reference, String(outputs[output]));
    }
    return text.replaceAll(stageReference, this.#options.stage);
  }

  #stackOutput(stackName: string, output: string): unknown {
    return [...this.loaded.values()].find((model) => model.stackName === stackName)?.outputs[output];
  }

  #modelOf(directory: string, configuration: ServiceConfiguration): ServiceModel {
    const { provider, service } = configuration;
    // A service without functions stands before the others (CloudFront, its firewall): nothing of it runs here.
    const runs = Object.keys(configuration.functions).length > 0;
    const template = runs ? configuration.resources : { ...configuration.resources, Resources: {}, Outputs: {} };
    const stackName = provider.stackName ?? `${service}-${this.#options.stage}`;
    const declared = withFrameworkResources(webSocketResources(configuration), template.Resources);
    const resolver = new IntrinsicResolver({
      stackName,
      resources: { ...functionResources(configuration), ...(declared as TemplateContext['resources']) },
      conditions: template.Conditions,
      mappings: template.Mappings,
      importValue: (name) => this.#exported(name),
      queueEndpoint: this.#options.queueEndpoint,
      httpApiEndpoint: this.#options.httpApiEndpoint,
      webSocketEndpoint: this.#options.webSocketEndpoint,
      restApiEndpoint: this.#options.restApiEndpoint,
      apiEndpoints: this.#apiEndpoints,
    });
    // A resource whose condition is false is not there.
    const present = Object.entries(declared).filter(
      ([, { Condition: condition }]) => typeof condition !== 'string' || resolver.condition(condition),
    );
    const resources: Record<string, CloudFormationResource> = {};
    const physicalIds: Record<string, string> = {};
    for (const [logicalId] of present) {
      resources[logicalId] = resolver.resource(logicalId);
      const physicalId = String(resolver.reference(logicalId));
      physicalIds[logicalId] = physicalId;
      const endpoint = endpointOf(resources[logicalId], this.#options);
      if (endpoint !== undefined) this.#apiEndpoints.set(physicalId, endpoint);
    }
    const outputs: Record<string, unknown> = {};
    const exports: Record<string, unknown> = {};
    for (const [name, { Value: value, Export: exported }] of Object.entries(template.Outputs)) {
      outputs[name] = resolver.resolve(value);
      if (exported !== undefined) exports[String(resolver.resolve(exported.Name))] = outputs[name];
    }
    return {
      service,
      directory,
      stage: this.#options.stage,
      stackName,
      functions: functionModels(configuration, resolver),
      resources,
      outputs,
      exports,
      physicalIds,
      esbuild: configuration.custom.esbuild,
    };
  }

  #exported(name: string): unknown {
    const exporting = [...this.loaded.values()].find((model) => name in model.exports);
    if (exporting === undefined) throw new Error(`No service that was loaded before exports ${name}`);
    return exporting.exports[name];
  }
}

// A service may change what the framework makes by declaring properties of the same resource.
const withFrameworkResources = (made: Template['Resources'], own: Template['Resources']): Template['Resources'] => {
  const merged: Template['Resources'] = { ...made, ...own };
  for (const [logicalId, { Properties: properties }] of Object.entries(made)) {
    const declared = own[logicalId];
    if (declared) merged[logicalId] = { ...declared, Properties: { ...properties, ...declared.Properties } };
  }
  return merged;
};

/** What the framework adds to the template for functions, as far as other resources may refer to it. */
const functionResources = (configuration: ServiceConfiguration): Record<string, CloudFormationResource> =>
  Object.fromEntries(
    Object.keys(configuration.functions).map((key) => [
      functionLogicalId(key),
      { Type: 'AWS::Lambda::Function', Properties: { FunctionName: functionNameOf(configuration, key) } },
    ]),
  );
