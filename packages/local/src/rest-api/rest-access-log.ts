import { type CommonAccessRecord, commonVariables } from '../access-log/common-variables.ts';
import { type LogVariable, logFormatter } from '../access-log/log-formatter.ts';

/** What is known of a request to a REST API: for its answer's templates, and when it is done for the access log. */
export interface RestRecord extends CommonAccessRecord {
  method: string;
  path: string;
  protocol: string;
  host: string;
  resourceId: string | undefined;
  resourcePath: string | undefined;
  responseLength: number;
  /** The metered key. */
  apiKey: string | undefined;
  apiKeyId: string | undefined;
  /** `principalId` and what else the authorizer gave. */
  authorizer: Readonly<Record<string, string>> | undefined;
  authorizerLatencyMs: number | undefined;
  /** Of an answer that the gateway gave itself: `QUOTA_EXCEEDED`, … */
  responseType: string | undefined;
  validationError: string | undefined;
  stageVariables: Readonly<Record<string, string>> | undefined;
  /** `x-amz-apigw-id`. */
  extendedRequestId: string;
}

type Variable = LogVariable<RestRecord>;

/** `$context` variables of REST APIs. [api-gateway-mapping-template-reference, "$context variables"] */
const variables: Record<string, Variable> = {
  ...commonVariables,
  'authorizer.integrationLatency': ({ authorizerLatencyMs }) => authorizerLatencyMs,
  'authorizer.latency': ({ authorizerLatencyMs }) => authorizerLatencyMs,
  domainName: ({ host }) => host,
  extendedRequestId: ({ extendedRequestId }) => extendedRequestId,
  domainPrefix: ({ host }) => host.split('.', 1)[0],
  'error.responseType': ({ responseType }) => responseType,
  'error.validationErrorString': ({ validationError }) => validationError,
  httpMethod: ({ method }) => method,
  'identity.apiKey': ({ apiKey }) => apiKey,
  'identity.apiKeyId': ({ apiKeyId }) => apiKeyId,
  path: ({ path, stage }) => `/${stage}${path}`,
  protocol: ({ protocol }) => protocol,
  resourceId: ({ resourceId }) => resourceId,
  resourcePath: ({ resourcePath }) => resourcePath,
  responseLength: ({ responseLength }) => responseLength,
};

/** The variable of a name without `$context.`; one that is not known has no value. */
export const restVariable = (name: string): Variable => {
  const known = variables[name];
  if (known !== undefined) return known;
  const property = /^authorizer\.(.+)$/.exec(name)?.[1];
  return property === undefined ? () => undefined : ({ authorizer }) => authorizer?.[property];
};

/** Makes a stage's `AccessLogSetting.Format` into a function from record to line. */
export const restLogFormatter = (format: string): ((record: RestRecord) => string) =>
  logFormatter(format, restVariable);

/** What is logged by an API whose stage has no format. */
export const defaultRestLogFormat =
  '{"requestId":"$context.requestId","httpMethod":"$context.httpMethod","resourcePath":"$context.resourcePath","status":"$context.status","latency":"$context.responseLatency"}';
