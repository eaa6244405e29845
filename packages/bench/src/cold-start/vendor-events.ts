import { randomUUID } from 'node:crypto';

const PATH = '/v2/appointments';
const API = 'arn:aws:execute-api:us-east-1:000000000000:bench/dev';

/** What the REST API asks its authorizer about a booking with a key.
 *  https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-input-format.html */
export function keyEvent(key: string): object {
  const headers = {
    Accept: 'application/json',
    'Content-Type': 'application/json',
    Host: 'partners.frontdesk.example',
    'Idempotency-Key': randomUUID(),
    'User-Agent': 'bench',
    'X-Amzn-Trace-Id': 'Root=1-00000000-000000000000000000000000',
    'X-Api-Key': key,
    'X-Forwarded-For': '192.0.2.1',
  };
  const now = Date.now();
  return {
    type: 'REQUEST',
    methodArn: `${API}/POST${PATH}`,
    resource: PATH,
    path: PATH,
    httpMethod: 'POST',
    headers,
    multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
    queryStringParameters: {},
    multiValueQueryStringParameters: {},
    pathParameters: {},
    stageVariables: {},
    requestContext: {
      accountId: '000000000000',
      apiId: 'bench',
      domainName: 'partners.frontdesk.example',
      httpMethod: 'POST',
      identity: { sourceIp: '192.0.2.1', userAgent: 'bench' },
      path: `/dev${PATH}`,
      protocol: 'HTTP/1.1',
      requestId: randomUUID(),
      requestTimeEpoch: now,
      resourcePath: PATH,
      stage: 'dev',
    },
  };
}
