import { type CommonAccessRecord, commonVariables } from '../access-log/common-variables.ts';
import { type LogVariable, logFormatter } from '../access-log/log-formatter.ts';

/** What is known of a request when its answer has left. */
export interface AccessRecord extends CommonAccessRecord {
  method: string;
  path: string;
  protocol: string;
  host: string;
  responseLength: number;
  authorizerError: string | undefined;
  claims: Readonly<Record<string, string>> | undefined;
}

type Variable = LogVariable<AccessRecord>;

/** `$context` variables of HTTP APIs. [http-api-logging-variables] */
const variables: Record<string, Variable> = {
  ...commonVariables,
  'authorizer.error': ({ authorizerError }) => authorizerError,
  domainName: ({ host }) => host,
  domainPrefix: ({ host }) => host.split('.', 1)[0],
  'error.responseType': ({ gatewayError }) => gatewayError?.toUpperCase().replaceAll(' ', '_'),
  httpMethod: ({ method }) => method,
  'integration.integrationStatus': ({ integrationStatus }) => integrationStatus,
  path: ({ path }) => path,
  protocol: ({ protocol }) => protocol,
  responseLength: ({ responseLength }) => responseLength,
};

const claimPrefix = /^authorizer\.(?:jwt\.)?claims\.(.+)$/;

const variableNamed = (name: string): Variable => {
  const claim = claimPrefix.exec(name)?.[1];
  if (claim !== undefined) return ({ claims }) => claims?.[claim];
  return variables[name] ?? (() => undefined);
};

/** The formatter of an HTTP API's stage. */
export const accessLogFormatter = (format: string): ((record: AccessRecord) => string) =>
  logFormatter(format, variableNamed);

/** What is logged by an API whose stage has no format. */
export const defaultAccessLogFormat =
  '{"requestId":"$context.requestId","routeKey":"$context.routeKey","status":"$context.status","latency":"$context.responseLatency"}';
