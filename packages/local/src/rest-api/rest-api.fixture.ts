import type { CloudFormationResource, InvocationResult, ServiceModel } from '@frontdesk/service-model/service-model';
import { gatewayServer } from '../gateway/gateway-server.ts';
import { closeServer, listenOnLoopback } from '../loopback-listener.ts';
import { RestApi } from './rest-api.ts';
import { restApiDefinition } from './rest-api-definition.ts';
import { RestAuthorizer } from './rest-authorizer.ts';
import { StageCache } from './stage-cache.ts';
import { declaredUsage } from './usage-plan-definition.ts';
import { UsagePlans } from './usage-plans.ts';

/** What the functions of these tests read of an event. */
export interface SeenRestEvent {
  [field: string]: unknown;
  methodArn: string;
  path: string;
  body: string | null;
  isBase64Encoded: boolean;
  headers: Record<string, string>;
  multiValueHeaders: Record<string, string[]>;
  queryStringParameters: Record<string, string> | null;
  multiValueQueryStringParameters: Record<string, string[]> | null;
  pathParameters: Record<string, string> | null;
  requestContext: Record<string, unknown> & { identity: Record<string, unknown>; authorizer?: object };
}

/** A method by `GET /things/{id}`: a function's name, or the properties over those of an open method with one. */
export type TestMethod = string | { function?: string; integration?: object; [property: string]: unknown };

export interface TestRestApiOptions {
  /** `authorizer` is the one of methods with `AuthorizerId: 'Authorizer'`. */
  functions?: Record<string, (event: SeenRestEvent) => unknown>;
  methods: Record<string, TestMethod>;
  api?: object;
  stage?: object;
  authorizer?: object;
  /** By logical id. */
  resources?: Record<string, CloudFormationResource>;
  integrationTimeoutMs?: number;
}

export interface TestRestApi {
  url: string;
  usagePlans: UsagePlans;
  authorizer: RestAuthorizer;
  cache: StageCache;
  /** A request to a path of the API. */
  send(method: string, path: string, headers?: Record<string, string>, body?: string): Promise<Response>;
  /** The events that a function got, oldest first. */
  seen(functionName: string): SeenRestEvent[];
  access: Record<string, string>[];
  stop(): Promise<void>;
}

export const apiId = 'abcdefghij';
const RestApiId = apiId;
const uriOf = (name: string): string => `arn:aws:lambda:us-east-1:000000000000:function:${name}`;

/** Methods with the authorizer of the test. */
export const authorized = { AuthorizationType: 'CUSTOM', AuthorizerId: 'Authorizer' };

/** What an authorizer answers: an Allow of these resources. */
export const allowing = (Resource: unknown, more: object = {}): object => ({
  principalId: 'somebody',
  policyDocument: {
    Version: '2012-10-17',
    Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource }],
  },
  ...more,
});

const logFields = [
  'requestId',
  'extendedRequestId',
  'httpMethod',
  'resourcePath',
  'path',
  'status',
  'error.responseType',
  'error.message',
  'identity.apiKeyId',
  'authorizer.principalId',
  'integration.status',
  'stage',
  'responseLength',
];

/** A REST API in this process whose functions are functions of the test. */
export const startTestRestApi = async (options: TestRestApiOptions): Promise<TestRestApi> => {
  const invoked: { name: string; event: SeenRestEvent }[] = [];
  const access: Record<string, string>[] = [];
  const services = [serviceWith(options)];
  const definition = restApiDefinition(services);
  if (definition === undefined) throw new Error('There is no REST API.');
  const state = { authorizer: new RestAuthorizer(), cache: new StageCache(), usagePlans: new UsagePlans() };
  state.usagePlans.use(declaredUsage(services));
  const api = new RestApi({
    definition,
    state,
    invoke: async (name, text): Promise<InvocationResult> => {
      const event = JSON.parse(text) as SeenRestEvent;
      invoked.push({ name, event });
      try {
        return { ok: true, payload: (await options.functions?.[name]?.(event)) ?? null };
      } catch (error) {
        const { name: errorType, message: errorMessage } = error as Error;
        return { ok: false, kind: 'error', errorType, errorMessage };
      }
    },
    logAccess: (line) => access.push(JSON.parse(line)),
    onProblem: (problem) => process.stderr.write(`${problem}\n`),
    ...(options.integrationTimeoutMs !== undefined && { integrationTimeoutMs: options.integrationTimeoutMs }),
  });
  const server = gatewayServer(() => api, { health: false });
  const port = await listenOnLoopback(server, 0);
  return {
    url: `http://127.0.0.1:${port}`,
    ...state,
    send: (method, path, headers = {}, body = undefined) =>
      fetch(`http://127.0.0.1:${port}${path}`, { method, headers, ...(body !== undefined && { body }) }),
    seen: (functionName) => invoked.filter(({ name }) => name === functionName).map(({ event }) => event),
    access,
    stop: () => closeServer(server),
  };
};

/** Status, error type and body of an answer. */
export const outcomeOf = async (sent: Promise<Response>): Promise<unknown[]> => {
  const response = await sent;
  return [response.status, response.headers.get('x-amzn-errortype'), await response.text()];
};

/** A service with a REST API, as `loadServices` gives one. */
export const serviceWith = ({ methods, api, stage, authorizer, resources = {} }: TestRestApiOptions): ServiceModel => {
  const all: Record<string, CloudFormationResource> = {
    [apiId]: { Type: 'AWS::ApiGateway::RestApi', Properties: { ...api } },
    Live: {
      Type: 'AWS::ApiGateway::Stage',
      Properties: {
        RestApiId,
        StageName: 'live',
        DeploymentId: 'd1',
        AccessLogSetting: {
          Format: JSON.stringify(Object.fromEntries(logFields.map((field) => [field, `$context.${field}`]))),
        },
        ...stage,
      },
    },
    Authorizer: {
      Type: 'AWS::ApiGateway::Authorizer',
      Properties: {
        RestApiId,
        Type: 'REQUEST',
        AuthorizerUri: uriOf('authorizer'),
        IdentitySource: 'method.request.header.X-Api-Key',
        ...authorizer,
      },
    },
    ...resources,
  };
  for (const [key, declared] of Object.entries(methods)) {
    const [HttpMethod = '', path = ''] = key.split(' ');
    const {
      function: named = 'echo',
      integration,
      ...properties
    } = typeof declared === 'string' ? { function: declared } : declared;
    all[key] = {
      Type: 'AWS::ApiGateway::Method',
      Properties: {
        RestApiId,
        ResourceId: resourceAt(path, all),
        HttpMethod,
        AuthorizationType: 'NONE',
        Integration: { Type: 'AWS_PROXY', Uri: uriOf(named), ...integration },
        ...properties,
      },
    };
  }
  const physicalIds = Object.fromEntries(Object.keys(all).map((id) => [id, id]));
  return {
    service: 'vendors',
    directory: '',
    stage: 'dev',
    stackName: '',
    functions: [],
    resources: all,
    outputs: {},
    exports: {},
    physicalIds,
    esbuild: {},
  };
};

const resourceAt = (path: string, all: Record<string, CloudFormationResource>): string => {
  if (path === '/' || path === '') return apiId;
  const slash = path.lastIndexOf('/');
  const ParentId = resourceAt(path.slice(0, slash), all);
  all[path] = {
    Type: 'AWS::ApiGateway::Resource',
    Properties: { RestApiId, ParentId, PathPart: path.slice(slash + 1) },
  };
  return path;
};
