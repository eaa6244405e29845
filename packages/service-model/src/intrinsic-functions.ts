import { localAccount } from './local-account.ts';
import { localAddress } from './local-address.ts';
import { attributeOf, type ResourceIdentity, referenceOf } from './physical-ids.ts';
import type { CloudFormationResource } from './service-model.ts';

export interface TemplateContext {
  stackName: string;
  resources: Record<string, { Type: string; Properties?: Record<string, unknown> }>;
  conditions: Record<string, unknown>;
  mappings: Record<string, Record<string, Record<string, unknown>>>;
  /** What other stacks export. */
  importValue(name: string): unknown;
  queueEndpoint: string;
  httpApiEndpoint: string;
  webSocketEndpoint: string;
  restApiEndpoint: string;
  /** Of the WebSocket and REST APIs of other services, by API id. */
  apiEndpoints: ReadonlyMap<string, string>;
}

/** Where an API that has a stage in its deployed address is locally; undefined for every other resource. */
export const endpointOf = (
  { Type: type, Properties: properties }: { Type: string; Properties?: Record<string, unknown> },
  { webSocketEndpoint, restApiEndpoint }: Pick<TemplateContext, 'webSocketEndpoint' | 'restApiEndpoint'>,
): string | undefined => {
  if (type === 'AWS::ApiGateway::RestApi') return restApiEndpoint;
  return type === 'AWS::ApiGatewayV2::Api' && properties?.ProtocolType === 'WEBSOCKET' ? webSocketEndpoint : undefined;
};

const omitted = Symbol('AWS::NoValue');
type Intrinsic = (argument: unknown, resolver: IntrinsicResolver) => unknown;

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

const intrinsics: Record<string, Intrinsic> = {
  Ref: (name, resolver) => resolver.reference(String(name)),
  'Fn::GetAtt': (argument, resolver) => {
    const [logicalId = '', ...attribute] = Array.isArray(argument) ? argument.map(String) : String(argument).split('.');
    return resolver.attribute(logicalId, attribute.join('.'));
  },
  'Fn::Sub': (argument, resolver) => {
    const [template, variables] = list(argument);
    const values = resolver.resolve(variables ?? {}) as Record<string, unknown>;
    return String(template).replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
      if (literal) return `\${${name}}`;
      if (name in values) return String(values[name]);
      const [logicalId = '', ...attribute] = name.trim().split('.');
      return String(
        attribute.length > 0 ? resolver.attribute(logicalId, attribute.join('.')) : resolver.reference(logicalId),
      );
    });
  },
  'Fn::Join': (argument, resolver) => {
    const [separator, parts] = list(argument);
    return list(resolver.resolve(parts)).join(String(separator));
  },
  'Fn::Select': (argument, resolver) => {
    const [index, values] = list(argument);
    return list(resolver.resolve(values))[Number(resolver.resolve(index))];
  },
  'Fn::Split': (argument, resolver) => {
    const [separator, value] = list(argument);
    return String(resolver.resolve(value)).split(String(separator));
  },
  'Fn::ImportValue': (name, resolver) => resolver.importValue(String(resolver.resolve(name))),
  'Fn::FindInMap': (argument, resolver) => {
    const [map, first, second] = list(resolver.resolve(argument)).map(String) as [string, string, string];
    return resolver.fromMap(map, first, second);
  },
  'Fn::Base64': (value, resolver) => Buffer.from(String(resolver.resolve(value))).toString('base64'),
  'Fn::ToJsonString': (value, resolver) => JSON.stringify(resolver.resolve(value)),
  'Fn::If': (argument, resolver) => {
    const [condition, yes, no] = list(argument);
    return resolver.resolve(resolver.condition(String(condition)) ? yes : no);
  },
  'Fn::Equals': (argument, resolver) => {
    const [left, right] = list(resolver.resolve(argument));
    return String(left) === String(right);
  },
  'Fn::And': (argument, resolver) => list(resolver.resolve(argument)).every(Boolean),
  'Fn::Or': (argument, resolver) => list(resolver.resolve(argument)).some(Boolean),
  'Fn::Not': (argument, resolver) => !list(resolver.resolve(argument))[0],
  Condition: (name, resolver) => resolver.condition(String(name)),
};

/** Replaces CloudFormation's intrinsic functions by the values that the local account would give them.
 *  Throws on a reference to something the template does not define. [intrinsic-function-reference] */
export class IntrinsicResolver {
  readonly #context: TemplateContext;
  readonly #resolved = new Map<string, CloudFormationResource>();

  constructor(context: TemplateContext) {
    this.#context = context;
  }

  resolve(value: unknown): unknown {
    const resolved = this.#walk(value);
    return resolved === omitted ? undefined : resolved;
  }

  /** A resource with its properties resolved. */
  resource(logicalId: string): CloudFormationResource {
    const known = this.#resolved.get(logicalId);
    if (known !== undefined) return known;
    const declared = this.#context.resources[logicalId];
    if (declared === undefined) throw new Error(`${this.#context.stackName}: no resource named ${logicalId}`);
    const resource = { Type: declared.Type, Properties: {} as Record<string, unknown> };
    // Registered before its properties are resolved, so that a policy may mention the resource that it belongs to.
    this.#resolved.set(logicalId, resource);
    for (const [name, property] of Object.entries(declared.Properties ?? {})) {
      const resolved = this.#walk(property);
      if (resolved !== omitted) resource.Properties[name] = resolved;
    }
    return resource;
  }

  reference(name: string): unknown {
    const { accountId, region, partition, urlSuffix } = localAccount;
    const { stackName } = this.#context;
    const pseudo: Record<string, unknown> = {
      'AWS::AccountId': accountId,
      'AWS::Region': region,
      'AWS::Partition': partition,
      'AWS::URLSuffix': urlSuffix,
      'AWS::StackName': stackName,
      'AWS::StackId': `arn:aws:cloudformation:${region}:${accountId}:stack/${stackName}/local`,
      'AWS::NoValue': omitted,
    };
    return name in pseudo ? pseudo[name] : referenceOf(this.#identity(name));
  }

  attribute(logicalId: string, attribute: string): unknown {
    const value = attributeOf(this.#identity(logicalId), attribute);
    if (value === undefined) throw new Error(`${this.#context.stackName}: ${logicalId} has no attribute ${attribute}`);
    return value;
  }

  condition(name: string): boolean {
    return Boolean(this.resolve(this.#context.conditions[name]));
  }

  importValue(name: string): unknown {
    return this.#context.importValue(name);
  }

  fromMap(map: string, first: string, second: string): unknown {
    return this.#context.mappings[map]?.[first]?.[second];
  }

  #identity(logicalId: string): ResourceIdentity {
    const { stackName, queueEndpoint, httpApiEndpoint, webSocketEndpoint } = this.#context;
    const resource = this.resource(logicalId);
    return { stackName, logicalId, resource, queueEndpoint, httpApiEndpoint, webSocketEndpoint };
  }

  #endpointOf(id: string): string | undefined {
    const { resources, apiEndpoints } = this.#context;
    const known = apiEndpoints.get(id);
    if (known !== undefined) return known;
    for (const [logicalId, resource] of Object.entries(resources)) {
      const endpoint = endpointOf(resource, this.#context);
      if (endpoint !== undefined && this.reference(logicalId) === id) return endpoint;
    }
    return undefined;
  }

  #walk(value: unknown): unknown {
    const walked = this.#walkParts(value);
    if (typeof walked !== 'string') return walked;
    return localAddress(walked, (id) => this.#endpointOf(id));
  }

  #walkParts(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.#walk(item)).filter((item) => item !== omitted);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const [only] = entries;
    const intrinsic = entries.length === 1 && only !== undefined ? intrinsics[only[0]] : undefined;
    // `Condition` is also an element of policy statements, where its value is an object.
    if (intrinsic !== undefined && only !== undefined && !(only[0] === 'Condition' && typeof only[1] !== 'string')) {
      return intrinsic(only[1], this);
    }
    return Object.fromEntries(
      entries.map(([name, item]) => [name, this.#walk(item)] as const).filter(([, item]) => item !== omitted),
    );
  }
}
