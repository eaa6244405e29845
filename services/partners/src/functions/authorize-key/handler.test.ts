import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { VENDOR_SCOPES } from '@frontdesk/core/roles';
import { attributesOfKey } from '@frontdesk/subscriptions/adapters/subscription-items';
import { hashOf, newApiKey } from '@frontdesk/subscriptions/domain/api-key';
import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

/** DynamoDB with one key, counting what it is asked. */
let server: Server;
let handler: (event: APIGatewayRequestAuthorizerEvent) => Promise<APIGatewayAuthorizerResult>;
const asked: string[] = [];
let isDown = false;
let written: string[] = [];

const key = newApiKey('live');
const known = {
  ...{ keyId: 'key_1', hash: hashOf(key), name: 'first', createdAt: 0 },
};
const item = {
  id: { S: known.hash },
  ...attributesOfKey(known, {
    ...{ id: 'sub_1', practiceId: 'p001', vendor: 'Acme PM', plan: 'small', scopes: VENDOR_SCOPES, status: 'active' },
    ...{ createdAt: 0, meteredKey: { id: 'm', value: 'metered-value', usagePlanId: 'p' }, keys: [] },
  }),
};

beforeAll(async () => {
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => (text += chunk));
    request.on('end', () => {
      asked.push(String(request.headers['x-amz-target']).replace(/^.*\./, ''));
      const fault = { __type: 'com.amazonaws.dynamodb.v20120810#InternalServerError', message: `cannot do ${text}` };
      response.statusCode = isDown ? 500 : 200;
      response.setHeader('content-type', 'application/x-amz-json-1.0');
      response.end(JSON.stringify(isDown ? fault : text.includes(known.hash) ? { Item: item } : {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const variables = {
    SUBSCRIPTIONS_TABLE: 'subscriptions',
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  ({ handler } = await import('./handler.ts'));
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => written.push(String(line)) > 0);
});
beforeEach(() => {
  asked.length = 0;
  written = [];
  isDown = false;
});
afterAll(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  server.close();
});

/** What the gateway is told: the effect of the policy, or the words of what is thrown. */
const call = async (headers: Record<string, string>, query: Record<string, string> = {}): Promise<string> => {
  const event = {
    methodArn: 'arn:aws:execute-api:us-east-1:000000000000:api/prod/GET/v2/appointments',
    headers,
    queryStringParameters: query,
    requestContext: { requestId: 'request-1' },
  } as unknown as APIGatewayRequestAuthorizerEvent;
  return handler(event).then(
    ({ policyDocument }) => policyDocument.Statement[0]?.Effect ?? 'nothing',
    (error: Error) => error.message,
  );
};
const metrics = (): string[] => written.filter((line) => line.includes('CloudWatchMetrics'));

describe('the authorizer of the Partner API', () => {
  it('reads the key of the header, in any case, with one read and a note of its use', async () => {
    expect(await call({ 'X-Api-Key': key })).toBe('Allow');
    expect(asked).toEqual(['GetItem', 'UpdateItem']);
    expect(metrics()).toEqual([]);
  });

  it('reads no key from the query string', async () => {
    expect(await call({}, { 'x-api-key': key, api_key: key })).toBe('Unauthorized');
    expect(await call({ 'x-api-key': newApiKey('live') }, { 'x-api-key': key })).toBe('Deny');
  });

  it('says Unauthorized to a mistyped key without a read, and counts it', async () => {
    expect(await call({ 'x-api-key': `${key.slice(0, -1)}${key.endsWith('x') ? 'y' : 'x'}` })).toBe('Unauthorized');
    expect(asked).toEqual([]);
    expect(metrics()).toEqual([expect.stringContaining('"UnauthorizedCalls":1')]);
  });

  it('lets nobody in while the table does not answer, says nothing of it, and counts it', async () => {
    isDown = true;
    expect(await call({ 'x-api-key': key })).toBe('UNAVAILABLE');
    expect(metrics()).toEqual([expect.stringContaining('"KeyLookUpFailures":1')]);
    isDown = false;
    expect(await call({ 'x-api-key': key })).toBe('Allow');
  });

  it('reads little for 10,000 random keys, and still lets the known one in', async () => {
    const began = Date.now();
    const answers = new Set<string>();
    for (let n = 0; n < 10_000; n += 50) {
      const strangers = Array.from({ length: 50 }, () => call({ 'x-api-key': newApiKey('live') }));
      for (const answer of await Promise.all(strangers)) answers.add(answer);
    }
    const seconds = (Date.now() - began) / 1_000;
    expect(asked.length).toBeLessThanOrEqual(50 + Math.ceil(seconds) * 10);
    expect(answers).toEqual(new Set(['Deny', 'OVERLOADED']));
    expect(await call({ 'x-api-key': key })).toBe('Allow');
  }, 15_000);

  it('writes keys and hashes into no log', async () => {
    isDown = true;
    await call({ 'x-api-key': key });
    isDown = false;
    await call({ 'x-api-key': key });
    await call({ 'x-api-key': `${key}x` });
    await call({}, { 'x-api-key': key });
    const text = written.join('\n');
    expect(text).toContain('KEY_DECIDED');
    expect(text).toContain('KEY_NOT_DECIDED');
    for (const secret of [key.slice(8, 30), known.hash, 'metered-value']) expect(text).not.toContain(secret);
  });
});
