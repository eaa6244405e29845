import type { IncomingHttpHeaders } from 'node:http';
import { localAccount } from '@frontdesk/service-model/local-account';
import { requestTime } from '../gateway/payload-format-2.ts';

export type WebSocketEventType = 'CONNECT' | 'MESSAGE' | 'DISCONNECT';

/** The request that opens a connection, as it came off the wire. */
export interface HandshakeRequest {
  rawQuery: string;
  /** Names and values in turn, as sent. */
  rawHeaders: readonly string[];
  headers: IncomingHttpHeaders;
  sourceIp: string;
}

/** Who is connected: what every event of a connection says of it. */
export interface Visitor {
  connectionId: string;
  connectedEpochMs: number;
  domainName: string;
  sourceIp: string;
  userAgent: string | undefined;
  /** `principalId` and the context that the authoriser gave, as strings. */
  authorizer: Readonly<Record<string, string>> | undefined;
}

/** What tells one event of a connection from the others. */
export interface Occasion {
  eventType: WebSocketEventType;
  routeKey: string;
  requestId: string;
  nowEpochMs: number;
}

/** Whose events these are. */
export interface WebSocketStage {
  apiId: string;
  stage: string;
  stageVariables: Record<string, string> | undefined;
}

/** The event of `$connect`, as JSON text. [apigateway-websocket-api-develop-integrations-lambda] */
export const connectEvent = (
  api: WebSocketStage,
  visitor: Visitor,
  occasion: Occasion,
  request: HandshakeRequest,
): string =>
  JSON.stringify({
    ...requestParts(request),
    stageVariables: api.stageVariables,
    requestContext: requestContext(api, visitor, occasion),
    isBase64Encoded: false,
  });

/** The event of a message. */
export const messageEvent = (
  api: WebSocketStage,
  visitor: Visitor,
  occasion: Occasion,
  message: { messageId: string; body: string },
): string =>
  JSON.stringify({
    stageVariables: api.stageVariables,
    requestContext: requestContext(api, visitor, occasion, { messageId: message.messageId }),
    body: message.body,
    isBase64Encoded: false,
  });

/** The event of `$disconnect`. */
export const disconnectEvent = (
  api: WebSocketStage,
  visitor: Visitor,
  occasion: Occasion,
  ending: { disconnectStatusCode: number; disconnectReason: string },
): string =>
  JSON.stringify({
    stageVariables: api.stageVariables,
    requestContext: requestContext(api, visitor, occasion, ending),
    isBase64Encoded: false,
  });

/** The event of a REQUEST authoriser. [apigateway-websocket-api-lambda-auth] */
export const authorizerEvent = (
  api: WebSocketStage,
  visitor: Visitor,
  occasion: Occasion,
  request: HandshakeRequest,
): string => {
  const { queryStringParameters = {}, multiValueQueryStringParameters = {}, ...headers } = requestParts(request);
  return JSON.stringify({
    type: 'REQUEST',
    methodArn: methodArn(api, occasion.routeKey),
    ...headers,
    queryStringParameters,
    multiValueQueryStringParameters,
    stageVariables: api.stageVariables ?? {},
    requestContext: requestContext(api, visitor, occasion),
  });
};

export const methodArn = ({ apiId, stage }: WebSocketStage, routeKey: string): string =>
  `arn:aws:execute-api:${localAccount.region}:${localAccount.accountId}:${apiId}/${stage}/${routeKey}`;

const requestContext = (api: WebSocketStage, visitor: Visitor, occasion: Occasion, more: object = {}): object => ({
  routeKey: occasion.routeKey,
  authorizer: visitor.authorizer,
  ...more,
  eventType: occasion.eventType,
  extendedRequestId: occasion.requestId,
  requestTime: requestTime(occasion.nowEpochMs),
  messageDirection: 'IN',
  stage: api.stage,
  connectedAt: visitor.connectedEpochMs,
  requestTimeEpoch: occasion.nowEpochMs,
  identity: { userAgent: visitor.userAgent, sourceIp: visitor.sourceIp },
  requestId: occasion.requestId,
  domainName: visitor.domainName,
  connectionId: visitor.connectionId,
  apiId: api.apiId,
});

type Lists = Record<string, string[]>;

const requestParts = ({ rawHeaders, rawQuery, headers, sourceIp }: HandshakeRequest) => {
  const multiValueHeaders = headerLists(rawHeaders);
  multiValueHeaders['X-Forwarded-For'] = [sourceIp];
  multiValueHeaders['X-Forwarded-Port'] = [headers.host?.split(':')[1] ?? '80'];
  multiValueHeaders['X-Forwarded-Proto'] = ['http'];
  const query: Lists = {};
  for (const [name, value] of new URLSearchParams(rawQuery)) append(query, name, value);
  return {
    headers: lastValues(multiValueHeaders),
    multiValueHeaders,
    // Absent without a query, which undefined is in JSON.
    ...(rawQuery !== '' && { queryStringParameters: lastValues(query), multiValueQueryStringParameters: query }),
  };
};

const ofTheConnection = new Set(['connection', 'upgrade']);

const headerLists = (rawHeaders: readonly string[]): Lists => {
  const lists: Lists = {};
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] as string;
    if (!ofTheConnection.has(name.toLowerCase())) append(lists, name, rawHeaders[index + 1] as string);
  }
  return lists;
};

const append = (lists: Lists, name: string, value: string): void => {
  if (Object.hasOwn(lists, name)) lists[name]?.push(value);
  else lists[name] = [value];
};

const lastValues = (lists: Lists): Record<string, string> =>
  Object.fromEntries(Object.entries(lists).map(([name, values]) => [name, values.at(-1) ?? '']));
