import { localAccount } from '@frontdesk/service-model/local-account';
import { requestTime } from '../gateway/payload-format-2.ts';
import type { RestRecord } from './rest-access-log.ts';
import { isBinary, lastValues, mediaTypeOf, type RestRequest, type ValueLists } from './rest-request.ts';

/** What an event says beside the request itself. */
export interface RestEventContext {
  record: RestRecord;
  deploymentId: string;
  binaryMediaTypes: readonly string[];
  /** Still encoded. */
  pathParameters: Record<string, string> | undefined;
}

/** The event of a method's function, as JSON text: payload format 1.0. What is absent is null.
 *  [set-up-lambda-proxy-integrations, "Input format of a Lambda function for proxy integration"] */
export const payloadFormat1 = (request: RestRequest, context: RestEventContext): string => {
  const { body } = request;
  const binary = body.length > 0 && isBinary(mediaTypeOf(request.header('content-type')), context.binaryMediaTypes);
  return JSON.stringify({
    ...requestParts(request, context),
    requestContext: requestContext(request, context),
    body: body.length === 0 ? null : body.toString(binary ? 'base64' : 'utf8'),
    isBase64Encoded: binary,
  });
};

/** The event of a REQUEST authorizer: absent parameters are empty, and there is no body.
 *  [api-gateway-lambda-authorizer-input-format] */
export const restAuthorizerEvent = (request: RestRequest, context: RestEventContext, methodArn: string): string => {
  const parts = requestParts(request, context);
  return JSON.stringify({
    type: 'REQUEST',
    methodArn,
    ...parts,
    queryStringParameters: parts.queryStringParameters ?? {},
    multiValueQueryStringParameters: parts.multiValueQueryStringParameters ?? {},
    pathParameters: parts.pathParameters ?? {},
    stageVariables: parts.stageVariables ?? {},
    requestContext: requestContext(request, context),
  });
};

/** What a policy allows or denies: the path as it was asked for, without its first slash.
 *  [api-gateway-control-access-using-iam-policies-to-invoke-api] */
export const restMethodArn = ({ apiId, stage, method, path }: RestRecord): string =>
  `arn:aws:execute-api:${localAccount.region}:${localAccount.accountId}:${apiId}/${stage}/${method}${path}`;

const orNull = (lists: ValueLists): ValueLists | null => (Object.keys(lists).length === 0 ? null : lists);

const requestParts = ({ headerLists, queryLists }: RestRequest, { record, pathParameters }: RestEventContext) => {
  const query = orNull(queryLists);
  return {
    resource: record.resourcePath,
    path: record.path,
    httpMethod: record.method,
    headers: lastValues(headerLists),
    multiValueHeaders: headerLists,
    queryStringParameters: query && lastValues(query),
    multiValueQueryStringParameters: query,
    pathParameters: pathParameters ?? null,
    stageVariables: record.stageVariables ?? null,
  };
};

const requestContext = ({ header }: RestRequest, { record, deploymentId }: RestEventContext): object => ({
  resourceId: record.resourceId,
  ...(record.authorizer && { authorizer: record.authorizer }),
  resourcePath: record.resourcePath,
  httpMethod: record.method,
  extendedRequestId: record.extendedRequestId,
  requestTime: requestTime(record.startedEpochMs),
  path: `/${record.stage}${record.path}`,
  accountId: localAccount.accountId,
  protocol: record.protocol,
  stage: record.stage,
  domainPrefix: record.host.split('.', 1)[0],
  requestTimeEpoch: record.startedEpochMs,
  requestId: record.requestId,
  identity: {
    cognitoIdentityPoolId: null,
    accountId: null,
    cognitoIdentityId: null,
    caller: null,
    ...(record.apiKey !== undefined && { apiKey: record.apiKey, apiKeyId: record.apiKeyId }),
    sourceIp: record.sourceIp,
    principalOrgId: null,
    accessKey: null,
    cognitoAuthenticationType: null,
    cognitoAuthenticationProvider: null,
    userArn: null,
    userAgent: header('user-agent') ?? null,
    user: null,
  },
  domainName: record.host,
  deploymentId,
  apiId: record.apiId,
});
