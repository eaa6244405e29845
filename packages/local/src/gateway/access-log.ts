import { localAccount } from '../local-account.ts';
import { requestTime } from './payload-format-2.ts';

/** What is known of a request when its answer has left. */
export interface AccessRecord {
  apiId: string;
  stage: string;
  requestId: string;
  routeKey: string | undefined;
  method: string;
  path: string;
  protocol: string;
  host: string;
  sourceIp: string;
  userAgent: string | undefined;
  startedEpochMs: number;
  status: number;
  responseLatencyMs: number;
  integrationLatencyMs: number | undefined;
  integrationStatus: number | undefined;
  integrationError: string | undefined;
  responseLength: number;
  /** The message of an answer that the gateway gave itself. */
  gatewayError: string | undefined;
  authorizerError: string | undefined;
  claims: Readonly<Record<string, string>> | undefined;
}

/** The value of one `$context` variable. */
export type LogVariable<Logged> = (record: Logged) => string | number | undefined;
type Variable = LogVariable<AccessRecord>;

/** `$context` variables of HTTP APIs. [http-api-logging-variables] */
const variables: Record<string, Variable> = {
  accountId: () => localAccount.accountId,
  apiId: ({ apiId }) => apiId,
  'authorizer.error': ({ authorizerError }) => authorizerError,
  domainName: ({ host }) => host,
  domainPrefix: ({ host }) => host.split('.', 1)[0],
  'error.message': ({ gatewayError }) => gatewayError,
  'error.messageString': ({ gatewayError }) => gatewayError,
  'error.responseType': ({ gatewayError }) => gatewayError?.toUpperCase().replaceAll(' ', '_'),
  extendedRequestId: ({ requestId }) => requestId,
  httpMethod: ({ method }) => method,
  'identity.sourceIp': ({ sourceIp }) => sourceIp,
  'identity.userAgent': ({ userAgent }) => userAgent,
  'integration.error': ({ integrationError }) => integrationError,
  'integration.latency': ({ integrationLatencyMs }) => integrationLatencyMs,
  'integration.integrationStatus': ({ integrationStatus }) => integrationStatus,
  'integration.status': ({ integrationStatus }) => integrationStatus,
  integrationErrorMessage: ({ integrationError }) => integrationError,
  integrationLatency: ({ integrationLatencyMs }) => integrationLatencyMs,
  integrationStatus: ({ integrationStatus }) => integrationStatus,
  path: ({ path }) => path,
  protocol: ({ protocol }) => protocol,
  requestId: ({ requestId }) => requestId,
  requestTime: ({ startedEpochMs }) => requestTime(startedEpochMs),
  requestTimeEpoch: ({ startedEpochMs }) => startedEpochMs,
  responseLatency: ({ responseLatencyMs }) => responseLatencyMs,
  responseLength: ({ responseLength }) => responseLength,
  routeKey: ({ routeKey }) => routeKey,
  stage: ({ stage }) => stage,
  status: ({ status }) => status,
};

const claimPrefix = /^authorizer\.(?:jwt\.)?claims\.(.+)$/;

const variableNamed = (name: string): Variable => {
  const claim = claimPrefix.exec(name)?.[1];
  if (claim !== undefined) return ({ claims }) => claims?.[claim];
  return variables[name] ?? (() => undefined);
};

// A header may hold anything; in a line of JSON it must stay one string.
const embedded = (value: string): string => JSON.stringify(value).slice(1, -1);

/** Makes a stage's `AccessLogSettings.Format` into a function from record to line. A variable without a value is `-`.
 *  `error.messageString` is the one that brings its own quotes. */
export const logFormatter = <Logged>(
  format: string,
  variableOf: (name: string) => LogVariable<Logged>,
): ((record: Logged) => string) => {
  const pieces = format.split(/\$context\.([\w.]+)/);
  const parts = pieces.map((piece, index) =>
    index % 2 === 0 ? piece : { value: variableOf(piece), quoted: piece === 'error.messageString' },
  );
  return (record) => {
    let line = '';
    for (const part of parts) {
      if (typeof part === 'string') {
        line += part;
        continue;
      }
      const value = part.value(record);
      if (part.quoted && value !== undefined) line += JSON.stringify(value);
      else if (value === undefined || value === '') line += '-';
      else line += typeof value === 'number' ? value : embedded(value);
    }
    return line;
  };
};

/** The formatter of an HTTP API's stage. */
export const accessLogFormatter = (format: string): ((record: AccessRecord) => string) =>
  logFormatter(format, variableNamed);

/** What is logged by an API whose stage has no format. */
export const defaultAccessLogFormat =
  '{"requestId":"$context.requestId","routeKey":"$context.routeKey","status":"$context.status","latency":"$context.responseLatency"}';
