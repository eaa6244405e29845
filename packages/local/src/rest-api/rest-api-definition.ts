import { type FoundResource, resourcesOfType } from '@frontdesk/service-model/find-resources';
import type { ServiceModel } from '@frontdesk/service-model/service-model';
import { type AuthorizerDefinition, authorizerDefinition } from './authorizer-definition.ts';
import { BodyModels } from './body-models.ts';
import { type GatewayResponses, gatewayResponses } from './gateway-responses.ts';
import { type RestMethod, restMethods } from './method-definition.ts';
import { defaultRestLogFormat, restLogFormatter } from './rest-access-log.ts';

/** A resource of the API with its methods. */
export interface RestResource {
  resourceId: string;
  /** `/practices/{id}/slots`. */
  path: string;
  /** By HTTP method, or `ANY`. */
  methods: ReadonlyMap<string, RestMethod>;
}

/** One REST API at its stage. */
export interface RestApiDefinition {
  apiId: string;
  stage: string;
  deploymentId: string;
  stageVariables: Record<string, string> | undefined;
  binaryMediaTypes: readonly string[];
  /** Where the API key of a request is: in `X-API-Key`, or in what the authorizer answers. */
  apiKeySource: 'HEADER' | 'AUTHORIZER';
  resources: RestResource[];
  responses: GatewayResponses;
  formatAccessLog: ReturnType<typeof restLogFormatter>;
  /** The name of the log group that the lines go to. */
  accessLogGroup: string | undefined;
}

/** Puts the REST API together from the AWS::ApiGateway resources of all services; undefined when there is none.
 *  Throws when it holds something that the local cloud does not run. */
export const restApiDefinition = (services: readonly ServiceModel[]): RestApiDefinition | undefined => {
  const [api, ...others] = resourcesOfType(services, 'AWS::ApiGateway::RestApi');
  if (api === undefined) return undefined;
  if (others.length > 0) throw new Error('Only one REST API runs locally, but the services declare several.');
  const apiId = api.physicalId;
  const ofApi = (kind: string): FoundResource[] =>
    resourcesOfType(services, `AWS::ApiGateway::${kind}`).filter(({ Properties }) => Properties.RestApiId === apiId);
  const [stage, ...otherStages] = ofApi('Stage');
  if (stage === undefined || otherStages.length > 0)
    throw new Error(`REST API ${apiId}: exactly one AWS::ApiGateway::Stage is needed.`);
  const { StageName, Variables, DeploymentId, AccessLogSetting } = stage.Properties;
  const authorizers = new Map(
    ofApi('Authorizer').map((found): [string, AuthorizerDefinition] => [found.physicalId, authorizerDefinition(found)]),
  );
  const methods = restMethods({
    methods: ofApi('Method'),
    stage: stage.Properties,
    paths: resourcePaths(apiId, ofApi('Resource')),
    authorizers,
    models: new BodyModels(apiId, ofApi('Model')),
    validators: new Map(ofApi('RequestValidator').map(({ physicalId, Properties }) => [physicalId, Properties])),
  });
  return {
    apiId,
    stage: String(StageName),
    deploymentId: String(DeploymentId ?? ''),
    stageVariables: Variables as Record<string, string> | undefined,
    binaryMediaTypes: [api.Properties.BinaryMediaTypes ?? []].flat().map(String),
    apiKeySource: api.Properties.ApiKeySourceType === 'AUTHORIZER' ? 'AUTHORIZER' : 'HEADER',
    resources: resourcesWith(methods),
    responses: gatewayResponses(ofApi('GatewayResponse')),
    formatAccessLog: restLogFormatter(
      (AccessLogSetting as { Format?: string } | undefined)?.Format ?? defaultRestLogFormat,
    ),
    accessLogGroup: /:log-group:([^:]+)/.exec(
      String((AccessLogSetting as { DestinationArn?: unknown } | undefined)?.DestinationArn),
    )?.[1],
  };
};

/** The path of each resource, by its id. Throws when one hangs on a parent that is not there. */
const resourcePaths = (apiId: string, resources: readonly FoundResource[]): ReadonlyMap<string, string> => {
  const byId = new Map(resources.map((found) => [found.physicalId, found.Properties]));
  const pathOf = (id: string): string => {
    // `GetAtt RootResourceId` gives the id of the API here.
    if (id === apiId) return '';
    const properties = byId.get(id);
    if (properties === undefined) throw new Error(`REST API ${apiId}: no resource with the id ${id}.`);
    return `${pathOf(String(properties.ParentId))}/${String(properties.PathPart)}`;
  };
  return new Map([[apiId, '/'], ...[...byId.keys()].map((id): [string, string] => [id, pathOf(id)])]);
};

const resourcesWith = (methods: readonly RestMethod[]): RestResource[] =>
  [...Map.groupBy(methods, ({ path }) => path)].map(([path, own]) => ({
    resourceId: own[0]?.resourceId ?? '',
    path,
    methods: new Map(own.map((method) => [method.httpMethod, method])),
  }));
