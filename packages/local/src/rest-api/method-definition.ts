import type { FoundResource } from '@frontdesk/service-model/find-resources';
import type { AuthorizerDefinition } from './authorizer-definition.ts';
import type { BodyModels, BodyValidator } from './body-models.ts';
import { type IntegrationDefinition, integrationDefinition } from './integration-definition.ts';
import { type MethodSettings, methodSettings } from './method-settings.ts';

/** One method of a REST API's resource. */
export interface RestMethod {
  /** `GET`, or `ANY`. */
  httpMethod: string;
  resourceId: string;
  /** Of its resource: `/practices/{id}`. */
  path: string;
  /** Absent: the method is open. */
  authorizer: AuthorizerDefinition | undefined;
  apiKeyRequired: boolean;
  /** `method.request.querystring.date`, as the request validator wants them; empty when it does not. */
  requiredParameters: readonly string[];
  /** By media type; empty when bodies are not validated. */
  bodyValidators: ReadonlyMap<string, BodyValidator>;
  settings: MethodSettings;
  integration: IntegrationDefinition;
}

interface MethodSources {
  methods: readonly FoundResource[];
  /** The stage's properties. */
  stage: Record<string, unknown>;
  /** By the resource's id. */
  paths: ReadonlyMap<string, string>;
  authorizers: ReadonlyMap<string, AuthorizerDefinition>;
  models: BodyModels;
  validators: ReadonlyMap<string, Record<string, unknown>>;
}

/** The methods with all that belongs to them. Throws when one names what is not there. */
export const restMethods = (sources: MethodSources): RestMethod[] =>
  sources.methods.map(({ Properties: properties }) => {
    const path = sources.paths.get(String(properties.ResourceId));
    const httpMethod = String(properties.HttpMethod).toUpperCase();
    const name = `${httpMethod} ${path}`;
    if (path === undefined)
      throw new Error(`REST method ${name} hangs on no resource (${String(properties.ResourceId)}).`);
    const validator = sources.validators.get(String(properties.RequestValidatorId));
    if (properties.RequestValidatorId !== undefined && validator === undefined)
      throw new Error(`REST method ${name} names no known request validator.`);
    return {
      httpMethod,
      resourceId: String(properties.ResourceId),
      path,
      authorizer: authorizerOf(name, properties, sources.authorizers),
      apiKeyRequired: properties.ApiKeyRequired === true,
      requiredParameters: validator?.ValidateRequestParameters === true ? required(properties.RequestParameters) : [],
      bodyValidators: new Map(
        validator?.ValidateRequestBody === true
          ? Object.entries((properties.RequestModels ?? {}) as Record<string, string>).map(
              ([mediaType, model]): [string, BodyValidator] => [
                mediaType.toLowerCase(),
                sources.models.validator(model),
              ],
            )
          : [],
      ),
      settings: methodSettings(sources.stage, path, httpMethod),
      integration: integrationDefinition(name, String(properties.ResourceId), properties),
    };
  });

const authorizerOf = (
  name: string,
  { AuthorizationType: type, AuthorizerId: id }: Record<string, unknown>,
  authorizers: ReadonlyMap<string, AuthorizerDefinition>,
): AuthorizerDefinition | undefined => {
  if (type === undefined || type === 'NONE') return undefined;
  const authorizer = authorizers.get(String(id));
  if (type === 'CUSTOM' && authorizer !== undefined) return authorizer;
  throw new Error(
    `REST method ${name}: only Lambda authorizers (AuthorizationType CUSTOM) run locally, and it names none.`,
  );
};

const required = (parameters: unknown): string[] =>
  Object.entries((parameters ?? {}) as Record<string, unknown>)
    .filter(([, isRequired]) => isRequired === true)
    .map(([name]) => name);
