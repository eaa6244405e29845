import { ERROR_CATALOGUE, type ErrorCode } from '@frontdesk/core/error-catalogue';
import { PLANS } from '@frontdesk/core/plans';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SeenEvent, startPartnerDoor } from './partner-door.fixture.ts';

/** In every part of a request that is refused, and in no answer. */
const CANARY = 'canary4711';

/** The caller that the authoriser makes of these tests' keys: the practice is the key, up to the first dash. */
function authorize({ headers }: SeenEvent): unknown {
  const key = headers['x-api-key'] ?? '';
  if (key === 'broken') return { nonsense: true };
  if (key.includes('unknown')) throw new Error('Unauthorized');
  const [practiceId] = key.split('-');
  const own = `arn:aws:execute-api:*:*:*/*/*/*`;
  const statement = (Action: string, Effect: string, Resource: string) => ({ Action, Effect, Resource });
  return {
    principalId: key,
    usageIdentifierKey: key.includes('planless') ? 'nobody-has-this-key-in-a-plan' : `${practiceId}-metered`,
    context: { practiceId, subject: `sub-${practiceId}`, keyId: `key-of-${practiceId}` },
    policyDocument: {
      Version: '2012-10-17',
      Statement: [
        statement('execute-api:Invoke', 'Allow', own),
        // Others' practices.
        ...['p001', 'p002', 'p003']
          .filter((id) => id !== practiceId)
          .map((id) => statement('execute-api:Invoke', 'Deny', `arn:aws:execute-api:*:*:*/*/*/*/practices/${id}*`)),
      ],
    },
  };
}

let door: Awaited<ReturnType<typeof startPartnerDoor>>;
beforeAll(async () => {
  door = await startPartnerDoor({
    keys: { small: ['p001-metered'], large: ['p002-metered', 'spent-metered'], enterprise: ['p003-metered'] },
    functions: {
      authorizeKey: authorize,
      readPractice: ({ path }) => ({ statusCode: 200, body: JSON.stringify({ path }) }),
      readAppointment: ({ path }) => {
        if (path.endsWith('throws')) throw new Error(CANARY);
        return path.endsWith('malformed') ? { [CANARY]: 1 } : new Promise(() => {});
      },
      listAppointments: () => ({ statusCode: 200, body: '{"items":[]}' }),
      bookAppointment: () => ({ statusCode: 201, body: '{}' }),
    },
  });
});
afterAll(() => door.stop());

const as = (key: string) => ({ headers: { 'x-api-key': key } });
const json = (key: string, body: unknown) => ({
  headers: { 'x-api-key': key, 'content-type': 'application/json', 'idempotency-key': CANARY },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

async function expectProblem(response: Response, status: number, code: ErrorCode): Promise<void> {
  const text = await response.text();
  expect(response.status, text).toBe(status);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(text).not.toContain(CANARY);
  const instance = response.headers.get('x-amzn-requestid');
  expect(JSON.parse(text)).toMatchObject({ status, code, instance, title: ERROR_CATALOGUE[code].title });
}

describe('what the gateway refuses itself', () => {
  it.each<[string, string, string, RequestInit, number, ErrorCode]>([
    ['an unknown path', 'GET', `/v2/${CANARY}?q=${CANARY}`, {}, 404, 'NOT_FOUND'],
    ['an unknown version', 'GET', '/v9/appointments', as(CANARY), 404, 'NOT_FOUND'],
    ['a method that a path lacks', 'DELETE', '/v2/practices/p001', as(CANARY), 404, 'NOT_FOUND'],
    ['no key', 'GET', '/v2/practices/p001', {}, 401, 'UNAUTHENTICATED'],
    ['a key in the query string', 'GET', '/v2/practices/p001?x-api-key=p001', {}, 401, 'UNAUTHENTICATED'],
    ['an unknown key', 'GET', '/v2/practices/p001', as(`unknown-${CANARY}`), 401, 'UNAUTHENTICATED'],
    ["another practice's path", 'GET', '/v2/practices/p002', as('p001-a'), 403, 'FORBIDDEN'],
    ['a key that no plan meters', 'GET', '/v2/practices/p001', as('p001-planless'), 403, 'FORBIDDEN'],
    ['no range', 'GET', `/v2/appointments?status=${CANARY}`, as('p001-a'), 400, 'INPUT_INVALID'],
    ['a blank parameter', 'GET', `/v2/appointments?from=&to=${CANARY}`, as('p001-a'), 400, 'INPUT_INVALID'],
    ['a body of another shape', 'POST', '/v2/appointments', json('p001-a', { [CANARY]: CANARY }), 400, 'INPUT_INVALID'],
    ['no JSON', 'POST', '/v2/appointments', json('p001-a', `{"${CANARY}`), 400, 'INPUT_INVALID'],
    [
      'a value that is not in the list',
      'PUT',
      `/v2/appointments/${CANARY}/cancel`,
      json('p001-a', { reason: CANARY }),
      400,
      'INPUT_INVALID',
    ],
    [
      'a body of more than ten megabytes',
      'POST',
      '/v2/appointments',
      json('p001-a', CANARY.repeat(1_100_000)),
      413,
      'CONTENT_TOO_LARGE',
    ],
    [
      'another type where no function judges it',
      'GET',
      '/health',
      { headers: { 'content-type': `text/${CANARY}` } },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['an authoriser that says nothing', 'GET', '/v2/practices/p001', as('broken'), 500, 'UNEXPECTED'],
    ['a function that throws', 'GET', '/v2/appointments/throws', as('p001-a'), 500, 'UNEXPECTED'],
    ['a function that answers nonsense', 'GET', '/v2/appointments/malformed', as('p001-a'), 500, 'UNEXPECTED'],
    ['a function that takes too long', 'GET', `/v2/appointments/${CANARY}`, as('p001-a'), 504, 'UNAVAILABLE'],
  ])('is a problem document with a code, and repeats nothing: %s', async (_what, method, path, init, status, code) => {
    await expectProblem(await door.send(method, path, init), status, code);
  });

  it('names the parameters that are missing', async () => {
    const response = await door.send('GET', '/v2/appointments', as('p001-a'));
    expect(await response.json()).toMatchObject({ detail: 'Missing required request parameters: [from, to]' });
  });

  it('says when to come again after a throttle, which two keys of a subscription share', async () => {
    const answers: Response[] = [];
    for (let sent = 0; sent < 2_000 && answers.at(-1)?.status !== 429; sent += 20) {
      const path = '/v2/appointments?from=2027-03-01&to=2027-03-02';
      const some = Array.from({ length: 20 }, (_, index) => door.send('GET', path, as(`p001-${index % 2}`)));
      answers.push(...(await Promise.all(some)));
    }
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.headers.get('retry-after')).toBe('1');
    await expectProblem(refused as Response, 429, 'RATE_LIMITED');
    expect((await door.send('GET', '/v2/practices/p002', as('p002-a'))).status, 'another subscription').toBe(200);
  });

  it('says when to come again after the quota of the day', async () => {
    door.spend('spent-metered', PLANS.large.quotaPerDay - 1);
    const read = () => door.send('GET', '/v2/practices/spent', as('spent-a'));
    expect((await read()).status).toBe(200);
    const refused = await read();
    expect(refused.headers.get('retry-after')).toBe('3600');
    await expectProblem(refused, 429, 'QUOTA_EXCEEDED');
  });
});

describe('what needs no function', () => {
  it.each(['/health', '/versions'])('is answered without a key: %s', async (path) => {
    const response = await door.send('GET', path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json');
  });

  it('tells of each version until when it answers', async () => {
    const { versions } = (await (await door.send('GET', '/versions')).json()) as { versions: Record<string, string>[] };
    expect(versions.map(({ version: name, status }) => [name, status])).toEqual([
      ['v1', 'deprecated'],
      ['v2', 'current'],
    ]);
    expect(Date.parse(versions[0]?.sunsetAt ?? '')).toBeGreaterThan(Date.parse(versions[0]?.deprecatedAt ?? ''));
  });

  it('are the preflights of every resource', async () => {
    const resources = door.definition.resources.map(({ path, methods }) => ({
      path: path.replaceAll(/\{\w+\}/g, 'x'),
      methods: [...methods.keys()].filter((method) => method !== 'OPTIONS'),
    }));
    expect(resources.length).toBeGreaterThan(10);
    for (const { path, methods } of resources) {
      const response = await door.send('OPTIONS', path, { headers: { origin: 'https://portal.example.test' } });
      expect(response.status, path).toBe(204);
      expect(response.headers.get('access-control-allow-methods')).toBe(methods.join(', '));
      expect(response.headers.get('access-control-allow-headers')).toContain('x-api-key');
    }
  });
});

describe('the access log', () => {
  it('tells the subscription, the key, the route and how it went, and neither path, query nor key', async () => {
    for (const _ of ['first', 'kept']) await door.send('GET', `/v2/practices/p003?q=${CANARY}`, as('p003-a'));
    const line = door.access.at(-1) ?? '';
    expect(JSON.parse(line)).toMatchObject({
      route: '/v2/practices/{id}',
      method: 'GET',
      status: '200',
      subscriptionId: 'sub-p003',
      keyId: 'key-of-p003',
      practiceId: 'p003',
      // From the cache.
      integrationLatency: '-',
    });
    expect(door.access.join('')).not.toMatch(new RegExp(`${CANARY}|p003-a|metered`));
  });
});

describe('the plans', () => {
  it('are those of the contract', () => {
    expect(PLANS.small).toEqual({ quotaPerDay: 1_000, ratePerSecond: 50, burst: 50 });
    expect(PLANS.large).toEqual({ quotaPerDay: 50_000, ratePerSecond: 200, burst: 200 });
    expect(PLANS.enterprise).toEqual({ ratePerSecond: 500, burst: 500 });
  });
});
