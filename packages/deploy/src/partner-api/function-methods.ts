import type { PartnerRoute } from '@frontdesk/contracts/partner-route';
import type * as z from 'zod/mini';
import { bodySchema } from './body-schema.ts';
import { parameterNames } from './parameter-names.ts';
import { resourceId } from './resource-tree.ts';
import {
  AUTHORIZER_FUNCTION,
  arnOf,
  functionId,
  ID,
  invocationUri,
  REST_API,
  type Resources,
} from './template-part.ts';

/** The gateway's own limit is 29 s; functions answer long before. */
const TIMEOUT_MILLISECONDS = 28_500;

/** The caller's practice, as the authoriser tells it, and as a key of the stage's cache. */
const PRACTICE_KEY = 'integration.request.header.practice';

/** The methods that functions answer, with the models of their bodies and the permission to invoke. */
export function functionMethods(routes: readonly PartnerRoute[]): Resources {
  return Object.assign(
    {},
    ...routes.map((route) => ({
      ...(route.body !== undefined && bodyModel(route.operationId, route.body)),
      [methodId(route)]: method(route),
      [`${functionId(route.operationId)}PartnerApiPermission`]: permission(route.operationId, {
        'Fn::Sub': `${EXECUTE_API}/*/${route.method}${route.path.replaceAll(/\{\w+\}/g, '*')}`,
      }),
    })),
  );
}

/** The Lambda authoriser: the key is who calls. Its answer is kept for five minutes. */
export function keyAuthorizer(): Resources {
  return {
    [ID.authorizer]: {
      Type: 'AWS::ApiGateway::Authorizer',
      Properties: {
        ...REST_API,
        Name: 'api-key',
        Type: 'REQUEST',
        AuthorizerUri: invocationUri(AUTHORIZER_FUNCTION),
        IdentitySource: 'method.request.header.x-api-key',
        AuthorizerResultTtlInSeconds: 300,
      },
    },
    [`${functionId(AUTHORIZER_FUNCTION)}PartnerApiPermission`]: permission(AUTHORIZER_FUNCTION, {
      'Fn::Sub': `${EXECUTE_API}/authorizers/\${${ID.authorizer}}`,
    }),
    [ID.parameters]: validator('parameters', false),
    [ID.parametersAndBody]: validator('parameters-and-body', true),
  };
}

const EXECUTE_API = `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${${ID.api}}`;

function methodId({ path, method }: PartnerRoute): string {
  return `${resourceId(path)}${method}`;
}

function modelId(operationId: string): string {
  return `${functionId(operationId).replace(/LambdaFunction$/, '')}Model`;
}

function bodyModel(operationId: string, body: z.ZodMiniType): Resources {
  return {
    [modelId(operationId)]: {
      Type: 'AWS::ApiGateway::Model',
      Properties: { ...REST_API, Name: operationId, ContentType: 'application/json', Schema: bodySchema(body) },
    },
  };
}

function method(route: PartnerRoute): Resources[string] {
  const { path, query, pathParameters } = parameterNames(route);
  const cacheKeys = [...pathParameters, ...Object.keys(query)];
  return {
    Type: 'AWS::ApiGateway::Method',
    Properties: {
      ...REST_API,
      ResourceId: { Ref: resourceId(route.path) },
      HttpMethod: route.method,
      OperationName: route.operationId,
      AuthorizationType: 'CUSTOM',
      AuthorizerId: { Ref: ID.authorizer },
      ApiKeyRequired: route.quotaCost > 0,
      RequestParameters: { ...path, ...query },
      RequestValidatorId: { Ref: route.body === undefined ? ID.parameters : ID.parametersAndBody },
      ...(route.body !== undefined && { RequestModels: { 'application/json': { Ref: modelId(route.operationId) } } }),
      Integration: {
        Type: 'AWS_PROXY',
        IntegrationHttpMethod: 'POST',
        Uri: invocationUri(route.operationId),
        TimeoutInMillis: TIMEOUT_MILLISECONDS,
        ...(route.cacheSeconds !== undefined && {
          RequestParameters: { [PRACTICE_KEY]: 'context.authorizer.practiceId' },
          CacheKeyParameters: [...cacheKeys, PRACTICE_KEY],
        }),
      },
    },
  };
}

function permission(key: string, SourceArn: object): Resources[string] {
  return {
    Type: 'AWS::Lambda::Permission',
    Properties: {
      FunctionName: arnOf(functionId(key)),
      Action: 'lambda:InvokeFunction',
      Principal: 'apigateway.amazonaws.com',
      SourceArn,
    },
  };
}

function validator(Name: string, ValidateRequestBody: boolean): Resources[string] {
  return {
    Type: 'AWS::ApiGateway::RequestValidator',
    Properties: { ...REST_API, Name, ValidateRequestParameters: true, ValidateRequestBody },
  };
}
