import { type FoundResource, resourcesOfType } from '@frontdesk/service-model/find-resources';
import type { FunctionModel, HttpRouteModel, ServiceModel } from '@frontdesk/service-model/service-model';
import { accessLogFormatter, defaultAccessLogFormat } from './access-log.ts';
import { type CorsConfiguration, CorsPolicy } from './cors-policy.ts';
import { JwtAuthorizer, type KeyLookup } from './jwt-authorizer.ts';

export interface Throttle {
  ratePerSecond: number;
  burst: number;
}

export interface HttpApiRoute extends HttpRouteModel {
  routeKey: string;
  functionName: string;
  /** Absent: the route is open. */
  jwt?: { authorizer: JwtAuthorizer; scopes: readonly string[] };
  throttle?: Throttle;
}

/** One HTTP API with what all services hang on it. */
export interface HttpApiDefinition {
  apiId: string;
  stage: string;
  stageVariables: Record<string, string> | undefined;
  cors: CorsPolicy | undefined;
  routes: HttpApiRoute[];
  formatAccessLog: ReturnType<typeof accessLogFormatter>;
}

interface RouteSettings {
  ThrottlingRateLimit?: number;
  ThrottlingBurstLimit?: number;
}

/** Puts the HTTP API together from the resources of the service that owns it and the routes of all services.
 *  Throws when a route names an API or an authoriser that no service defines. */
export const httpApiDefinition = (services: readonly ServiceModel[], keyOf: KeyLookup): HttpApiDefinition => {
  const api = resourcesOfType(services, 'AWS::ApiGatewayV2::Api').find(
    ({ Properties }) => Properties.ProtocolType === 'HTTP',
  );
  if (api === undefined)
    throw new Error('No service defines an HTTP API (AWS::ApiGatewayV2::Api with ProtocolType HTTP).');
  const apiId = api.physicalId;
  const stage = resourcesOfType(services, 'AWS::ApiGatewayV2::Stage').find(
    ({ Properties }) => Properties.ApiId === apiId,
  );
  const authorizers = new Map(
    resourcesOfType(services, 'AWS::ApiGatewayV2::Authorizer')
      .filter(({ Properties }) => Properties.AuthorizerType === 'JWT')
      .map((resource) => [resource.physicalId, jwtAuthorizer(resource, keyOf)]),
  );
  const throttleOf = throttles(stage?.Properties);
  const logSettings = stage?.Properties.AccessLogSettings as { Format?: string } | undefined;
  const cors = api.Properties.CorsConfiguration as CorsConfiguration | undefined;
  return {
    apiId,
    stage: String(stage?.Properties.StageName ?? '$default'),
    stageVariables: stage?.Properties.StageVariables as Record<string, string> | undefined,
    cors: cors && new CorsPolicy(cors),
    routes: services.flatMap(({ functions }) =>
      functions.flatMap((model) => routesOf(model, apiId, authorizers, throttleOf)),
    ),
    formatAccessLog: accessLogFormatter(logSettings?.Format ?? defaultAccessLogFormat),
  };
};

const jwtAuthorizer = ({ Properties: properties }: FoundResource, keyOf: KeyLookup): JwtAuthorizer => {
  const { Issuer: issuer, Audience: audience } = properties.JwtConfiguration as { Issuer: string; Audience: string[] };
  return new JwtAuthorizer({ issuer, audience, keyOf });
};

const throttles = (stage: Record<string, unknown> | undefined): ((routeKey: string) => Throttle | undefined) => {
  const standard = stage?.DefaultRouteSettings as RouteSettings | undefined;
  const byRoute = (stage?.RouteSettings ?? {}) as Record<string, RouteSettings>;
  return (routeKey) => {
    const settings = { ...standard, ...byRoute[routeKey] };
    const { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst } = settings;
    return rate === undefined ? undefined : { ratePerSecond: Number(rate), burst: Number(burst ?? rate) };
  };
};

const routesOf = (
  model: FunctionModel,
  apiId: string,
  authorizers: ReadonlyMap<string, JwtAuthorizer>,
  throttleOf: (routeKey: string) => Throttle | undefined,
): HttpApiRoute[] =>
  model.routes.map((route) => {
    const routeKey = route.path === '$default' ? route.path : `${route.method} ${route.path}`;
    if (route.apiId !== apiId)
      throw new Error(`${model.name}: route ${routeKey} belongs to an HTTP API that is not here (${route.apiId}).`);
    const throttle = throttleOf(routeKey);
    const definition: HttpApiRoute = { ...route, routeKey, functionName: model.name, ...(throttle && { throttle }) };
    if (route.authorizer === undefined) return definition;
    const authorizer = authorizers.get(route.authorizer.id ?? '');
    if (authorizer === undefined)
      throw new Error(`${model.name}: route ${routeKey} names no known authoriser (${route.authorizer.id}).`);
    return { ...definition, jwt: { authorizer, scopes: route.authorizer.scopes } };
  });
