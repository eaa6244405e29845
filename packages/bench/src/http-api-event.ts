import { randomUUID } from 'node:crypto';

export interface HttpApiRequest {
  method: string;
  path: string;
  /** API Gateway's form: `GET /appointments/{id}`. */
  routeKey: string;
  pathParameters?: Record<string, string>;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: unknown;
}

const CLAIMS = {
  sub: 'bench-agent',
  practice_id: 'p001',
  role: 'agent',
  scope: 'appointments:read appointments:write slots:read',
  token_use: 'access',
  client_id: 'bench',
};

/** A request by an agent of practice p001 as the HTTP API hands it to a function.
 *  https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html */
export function httpApiEvent({ method, path, routeKey, pathParameters, query, headers, body }: HttpApiRequest): object {
  const now = new Date();
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: new URLSearchParams(query).toString(),
    headers: {
      accept: 'application/json',
      'accept-encoding': 'gzip, deflate, br',
      authorization: 'Bearer header.payload.signature',
      'content-length': '300',
      host: 'api.frontdesk.example',
      'user-agent': 'bench',
      'x-amzn-trace-id': 'Root=1-00000000-000000000000000000000000',
      'x-forwarded-for': '192.0.2.1',
      'x-forwarded-port': '443',
      'x-forwarded-proto': 'https',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(query !== undefined && { queryStringParameters: query }),
    ...(pathParameters !== undefined && { pathParameters }),
    ...(body !== undefined && { body: JSON.stringify(body) }),
    isBase64Encoded: false,
    requestContext: {
      accountId: '000000000000',
      apiId: 'bench',
      authorizer: { jwt: { claims: CLAIMS, scopes: ['appointments:write'] } },
      domainName: 'api.frontdesk.example',
      domainPrefix: 'api',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'bench' },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: now.toISOString(),
      timeEpoch: now.getTime(),
    },
  };
}
