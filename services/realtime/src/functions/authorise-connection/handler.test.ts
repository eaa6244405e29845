import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { newTicket } from '../../domain/ticket.ts';

const STRANGERS = 10_000;

/** Cognito with no key and DynamoDB with no ticket. */
let server: Server;
let handler: (event: APIGatewayRequestAuthorizerEvent) => Promise<APIGatewayAuthorizerResult>;
const written: string[] = [];
let isDown = false;

beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume();
    if (isDown) response.statusCode = 500;
    response.setHeader('content-type', 'application/x-amz-json-1.0');
    response.end(request.method === 'GET' ? '{"keys":[]}' : '{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const variables = {
    USER_POOL_ID: 'us-east-1_frontdesk',
    USER_POOL_CLIENT_ID: 'console',
    TICKETS_TABLE: 'tickets',
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: endpoint,
  };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  ({ handler } = await import('./handler.ts'));
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => written.push(String(line)) > 0);
});

afterAll(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  server.close();
});

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const token = (claims: object): string =>
  `${base64url({ alg: 'RS256', kid: 'mine' })}.${base64url(claims)}.${Buffer.alloc(256).toString('base64url')}`;
const CLAIMS = {
  iss: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_frontdesk',
  client_id: 'console',
  token_use: 'access',
  exp: 4_000_000_000,
};

/** What a stranger may bring: nothing, noise, a forged token, a ticket that nobody was given. */
const BROUGHT: readonly ((n: number) => { authorization?: string; ticket?: string })[] = [
  () => ({}),
  () => ({ authorization: 'Bearer' }),
  (n) => ({ authorization: `Bearer ${n}.${n}.${n}` }),
  (n) => ({ authorization: `Bearer ${token({ ...CLAIMS, sub: String(n) })}` }),
  () => ({ authorization: `Bearer ${token({ ...CLAIMS, exp: 1 })}` }),
  () => ({ authorization: `Bearer ${token({})}` }),
  () => ({ ticket: '' }),
  (n) => ({ ticket: `tkt_${'x'.repeat(n % 100)}` }),
  () => ({ ticket: newTicket('p001') }),
];

const connect = (n: number, { authorization, ticket }: ReturnType<(typeof BROUGHT)[number]>) =>
  handler({
    methodArn: 'arn:aws:execute-api:us-east-1:000000000000:api/prod/$connect',
    headers: authorization === undefined ? {} : { authorization },
    queryStringParameters: ticket === undefined ? null : { ticket },
    requestContext: { requestId: String(n) },
  } as unknown as APIGatewayRequestAuthorizerEvent);

it('ten thousand strangers get 403 and move no metric that an alarm or a release looks at', async () => {
  let refused = 0;
  const knock = async (n: number): Promise<void> => {
    // What the function throws is a data point of Lambda's `Errors`.
    const { policyDocument } = await connect(n, BROUGHT[n % BROUGHT.length]!(n));
    if (policyDocument.Statement.every(({ Effect }) => Effect === 'Deny')) refused += 1;
  };
  for (let n = 0; n < STRANGERS; n += 50) {
    await Promise.all(Array.from({ length: 50 }, (_, index) => knock(n + index)));
  }
  expect(refused).toBe(STRANGERS);
  expect(written.filter((line) => line.includes('CloudWatchMetrics'))).toEqual([]);
}, 60_000);

it('fails when it cannot decide, which Lambda counts among the errors that its alarm and its canary read', async () => {
  isDown = true;
  await expect(connect(0, { ticket: newTicket('p001') })).rejects.toThrow();
});
