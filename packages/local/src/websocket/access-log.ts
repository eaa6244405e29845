import { type LogVariable, logFormatter } from '../gateway/access-log.ts';
import { requestTime } from '../gateway/payload-format-2.ts';
import { localAccount } from '../local-account.ts';
import type { WebSocketEventType } from './websocket-events.ts';

/** What is known of a connect, a message or a disconnect when it is done. */
export interface WebSocketAccessRecord {
  apiId: string;
  stage: string;
  requestId: string;
  messageId: string | undefined;
  connectionId: string;
  connectedEpochMs: number;
  eventType: WebSocketEventType;
  routeKey: string | undefined;
  domainName: string;
  sourceIp: string;
  userAgent: string | undefined;
  startedEpochMs: number;
  status: number;
  responseLatencyMs: number;
  integrationLatencyMs: number | undefined;
  integrationStatus: number | undefined;
  integrationError: string | undefined;
  gatewayError: string | undefined;
  authorizer: Readonly<Record<string, string>> | undefined;
}

/** `$context` variables of WebSocket APIs. [apigateway-websocket-api-mapping-template-reference,
 *  websocket-api-logging] */
const variables: Record<string, LogVariable<WebSocketAccessRecord>> = {
  accountId: () => localAccount.accountId,
  apiId: ({ apiId }) => apiId,
  connectedAt: ({ connectedEpochMs }) => connectedEpochMs,
  connectionId: ({ connectionId }) => connectionId,
  domainName: ({ domainName }) => domainName,
  'error.message': ({ gatewayError }) => gatewayError,
  'error.messageString': ({ gatewayError }) => gatewayError,
  eventType: ({ eventType }) => eventType,
  extendedRequestId: ({ requestId }) => requestId,
  'identity.sourceIp': ({ sourceIp }) => sourceIp,
  'identity.userAgent': ({ userAgent }) => userAgent,
  'integration.error': ({ integrationError }) => integrationError,
  'integration.latency': ({ integrationLatencyMs }) => integrationLatencyMs,
  'integration.status': ({ integrationStatus }) => integrationStatus,
  integrationErrorMessage: ({ integrationError }) => integrationError,
  integrationLatency: ({ integrationLatencyMs }) => integrationLatencyMs,
  integrationStatus: ({ integrationStatus }) => integrationStatus,
  messageDirection: () => 'IN',
  messageId: ({ messageId }) => messageId,
  requestId: ({ requestId }) => requestId,
  requestTime: ({ startedEpochMs }) => requestTime(startedEpochMs),
  requestTimeEpoch: ({ startedEpochMs }) => startedEpochMs,
  responseLatency: ({ responseLatencyMs }) => responseLatencyMs,
  routeKey: ({ routeKey }) => routeKey,
  stage: ({ stage }) => stage,
  status: ({ status }) => status,
};

const variableNamed = (name: string): LogVariable<WebSocketAccessRecord> => {
  const property = /^authorizer\.(\w+)$/.exec(name)?.[1];
  if (property !== undefined) return ({ authorizer }) => authorizer?.[property];
  return variables[name] ?? (() => undefined);
};

/** Makes a WebSocket stage's `AccessLogSettings.Format` into a function from record to line. */
export const webSocketLogFormatter = (format: string): ((record: WebSocketAccessRecord) => string) =>
  logFormatter(format, variableNamed);

/** What is logged by an API whose stage has no format. */
export const defaultWebSocketLogFormat =
  '{"requestId":"$context.requestId","time":"$context.requestTime","eventType":"$context.eventType","routeKey":"$context.routeKey","connectionId":"$context.connectionId","status":"$context.status","latency":"$context.integrationLatency","error":"$context.error.message"}';
