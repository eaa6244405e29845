import type { IncomingHttpHeaders } from 'node:http';
import { localAccount } from '@frontdesk/service-model/local-account';
import { hopByHopHeaders } from './connection-headers.ts';

/** A request as it came off the wire. */
export interface GatewayRequest {
  method: string;
  /** Path without the query, still encoded. */
  rawPath: string;
  /** Without the question mark, still encoded. */
  rawQuery: string;
  /** Names and values in turn, as sent. */
  rawHeaders: readonly string[];
  headers: IncomingHttpHeaders;
  /** Empty when there is none. */
  body: Buffer;
  sourceIp: string;
  protocol: string;
}

export interface EventContext {
  apiId: string;
  stage: string;
  stageVariables: Record<string, string> | undefined;
  requestId: string;
  routeKey: string;
  traceId: string;
  /** Decoded. */
  path: string;
  pathParameters: Record<string, string> | undefined;
  jwt: { claims: Record<string, string>; scopes: readonly string[] | null } | undefined;
  nowEpochMs: number;
}

/** The event that a function gets, as JSON text: payload format 2.0. [http-api-develop-integrations-lambda]
 *  Absent cookies, query, parameters and body have no key; undefined falls away in the text. */
export const payloadFormat2 = (request: GatewayRequest, context: EventContext): string => {
  const { headers, cookies } = collectHeaders(request, context.traceId);
  const host = headers.host ?? '';
  const text = isText(headers['content-type']);
  // A named stage is part of the path, `$default` is not.
  const path = context.stage === '$default' ? context.path : `/${context.stage}${context.path}`;
  return JSON.stringify({
    version: '2.0',
    routeKey: context.routeKey,
    rawPath: path,
    rawQueryString: request.rawQuery,
    cookies,
    headers,
    queryStringParameters: queryParameters(request.rawQuery),
    requestContext: {
      accountId: localAccount.accountId,
      apiId: context.apiId,
      authorizer: context.jwt && { jwt: context.jwt },
      domainName: host,
      domainPrefix: host.split('.', 1)[0],
      http: {
        method: request.method,
        path,
        protocol: request.protocol,
        sourceIp: request.sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: context.requestId,
      routeKey: context.routeKey,
      stage: context.stage,
      time: requestTime(context.nowEpochMs),
      timeEpoch: context.nowEpochMs,
    },
    pathParameters: context.pathParameters,
    stageVariables: context.stageVariables,
    body: request.body.length === 0 ? undefined : request.body.toString(text ? 'utf8' : 'base64'),
    isBase64Encoded: request.body.length > 0 && !text,
  });
};

const collectHeaders = (
  { rawHeaders, sourceIp }: GatewayRequest,
  traceId: string,
): { headers: Record<string, string>; cookies: string[] | undefined } => {
  const headers: Record<string, string> = {};
  let cookies: string[] | undefined;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] as string).toLowerCase();
    const value = rawHeaders[index + 1] as string;
    if (hopByHopHeaders.has(name)) continue;
    if (name === 'cookie') {
      cookies = [...(cookies ?? []), ...value.split(';').map((cookie) => cookie.trim())];
      continue;
    }
    const earlier = Object.hasOwn(headers, name) ? headers[name] : undefined;
    headers[name] = earlier === undefined ? value : `${earlier},${value}`;
  }
  headers['x-amzn-trace-id'] = traceId;
  headers['x-forwarded-for'] = headers['x-forwarded-for'] ? `${headers['x-forwarded-for']}, ${sourceIp}` : sourceIp;
  headers['x-forwarded-port'] ??= headers.host?.split(':')[1] ?? '80';
  headers['x-forwarded-proto'] ??= 'http';
  return { headers, cookies };
};

/** A header as API Gateway reads it: several lines are one value, joined with commas. Node.js would give the first of some. */
export const joinedHeader = (rawHeaders: readonly string[], name: string): string | undefined => {
  let joined: string | undefined;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    if ((rawHeaders[index] as string).toLowerCase() !== name) continue;
    const value = rawHeaders[index + 1] as string;
    joined = joined === undefined ? value : `${joined},${value}`;
  }
  return joined;
};

const textTypes = new Set(['application/json', 'application/xml', 'application/javascript']);

const isText = (contentType: string | undefined): boolean => {
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return type.startsWith('text/') || textTypes.has(type);
};

const queryParameters = (rawQuery: string): Record<string, string> | undefined => {
  if (rawQuery === '') return undefined;
  // A map, since a parameter may be called `__proto__`.
  const parameters = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(rawQuery)) {
    const earlier = parameters.get(name);
    parameters.set(name, earlier === undefined ? value : `${earlier},${value}`);
  }
  return Object.fromEntries(parameters);
};

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
let lastSecond = { second: -1, text: '' };

/** Common Log Format's time: `12/Mar/2020:19:03:58 +0000`. */
export const requestTime = (epochMs: number): string => {
  const second = Math.floor(epochMs / 1000);
  if (lastSecond.second !== second) {
    const at = new Date(epochMs);
    const day = String(at.getUTCDate()).padStart(2, '0');
    const clock = at.toISOString().slice(11, 19);
    lastSecond = { second, text: `${day}/${months[at.getUTCMonth()]}/${at.getUTCFullYear()}:${clock} +0000` };
  }
  return lastSecond.text;
};
