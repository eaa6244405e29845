import { type CommonAccessRecord, commonVariables } from '../access-log/common-variables.ts';
import { type LogVariable, logFormatter } from '../access-log/log-formatter.ts';
import type { WebSocketEventType } from './websocket-events.ts';

/** What is known of a connect, a message or a disconnect when it is done. */
export interface WebSocketAccessRecord extends CommonAccessRecord {
  messageId: string | undefined;
  connectionId: string;
  connectedEpochMs: number;
  eventType: WebSocketEventType;
  domainName: string;
  authorizer: Readonly<Record<string, string>> | undefined;
}

/** `$context` variables of WebSocket APIs. [apigateway-websocket-api-mapping-template-reference,
 *  websocket-api-logging] */
const variables: Record<string, LogVariable<WebSocketAccessRecord>> = {
  ...commonVariables,
  connectedAt: ({ connectedEpochMs }) => connectedEpochMs,
  connectionId: ({ connectionId }) => connectionId,
  domainName: ({ domainName }) => domainName,
  eventType: ({ eventType }) => eventType,
  messageDirection: () => 'IN',
  messageId: ({ messageId }) => messageId,
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
