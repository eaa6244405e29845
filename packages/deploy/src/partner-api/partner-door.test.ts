import { PARTNER_ROUTES } from '@frontdesk/contracts/partner-routes';
import { ERROR_CATALOGUE, type ErrorCode } from '@frontdesk/core/error-catalogue';
import { PLANS } from '@frontdesk/core/plans';
import { insightsRows } from '@frontdesk/local/access-log/insights-query';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { partnerApiTemplate } from './partner-api-template.ts';
import { type SeenEvent, startPartnerDoor } from './partner-door.fixture.ts';
import { as, CANARY, json, REFUSED } from './refused-requests.fixture.ts';

/** The caller that the authoriser makes of these tests' keys: the practice is the key, up to the first dash. */
function authorize({ headers }: SeenEvent): unknown {
  const key = headers['x-api-key'] ?? '';
  if (key === 'broken') return { nonsense: true };
  if (key === 'overloaded') throw new Error('OVERLOADED');
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
    integrationTimeoutMs: 200,
    keys: { small: ['p001-metered'], large: ['p002-metered', 'spent-metered'], enterprise: ['p003-metered'] },
    functions: {
      authorizeKey: authorize,
      readPractice: ({ path }) => ({ statusCode: 200, body: JSON.stringify({ path }) }),
      readAppointment: ({ path }) => {
        if (path.endsWith('throws')) throw new Error(CANARY);
        return path.endsWith('malformed') ? { [CANARY]: 1 } : new Promise(() => {});
      },
      readFlatAppointment: () => ({ statusCode: 200, body: '{}' }),
      searchFlatSlots: () => ({ statusCode: 200, body: '{}' }),
      listAppointments: () => ({ statusCode: 200, body: '{"items":[]}' }),
      bookAppointment: () => ({ statusCode: 201, body: '{}' }),
    },
  });
});
afterAll(() => door.stop());

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
  it.each(REFUSED)(
    'is a problem document with a code, and repeats nothing: %s',
    async (_what, method, path, init, status, code) => {
      await expectProblem(await door.send(method, path, init), status, code);
    },
  );

  it('points at the whole of a body that is no object', async () => {
    const response = await door.send('POST', '/v2/appointments', json('p001-a', `"${CANARY}"`));
    expect(await response.json()).toMatchObject({ errors: [{ pointer: '', message: 'must be a JSON object' }] });
  });

  it('says when to come again while nobody decides over keys, and decides anew then', async () => {
    for (const key of ['overloaded', 'broken']) {
      const before = door.callsOf('authorizeKey');
      for (let call = 0; call < 2; call += 1) {
        const { headers } = await door.send('GET', '/v2/practices/p001', as(key));
        expect(headers.get('retry-after')).toBe('1');
      }
      expect(door.callsOf('authorizeKey') - before).toBe(2);
    }
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

describe('the query that the template saves', () => {
  it('finds in the access log which subscription calls what on version 1', async () => {
    const appointment = '/v1/appointments/apt_1';
    for (const key of ['p002-a', 'p003-a', 'p002-b', 'unknown']) await door.send('GET', appointment, as(key));
    await door.send('GET', '/v1/practices/p003/slots?from=a&to=b&type=c', as('p003-a'));
    await door.send('GET', '/v2/practices/p003', as('p003-a'));
    const saved = partnerApiTemplate(PARTNER_ROUTES).Resources.PartnerApiVersion1Usage;
    const { QueryString, LogGroupNames } = { ...saved?.Properties } as { QueryString: string; LogGroupNames: object[] };
    expect(LogGroupNames).toEqual([{ Ref: 'PartnerApiAccessLog' }]);
    const calls = insightsRows(QueryString, door.access).map(
      ({ requests, subscriptionId, practiceId, method, route }) =>
        [requests, subscriptionId, practiceId, method, route].join(' '),
    );
    expect(calls).toEqual([
      '2 sub-p002 p002 GET /v1/appointments/{id}',
      '1 sub-p003 p003 GET /v1/appointments/{id}',
      '1 sub-p003 p003 GET /v1/practices/{id}/slots',
    ]);
  });
});

describe('the plans', () => {
  it('are those of the contract', () => {
    expect(PLANS.small).toEqual({ quotaPerDay: 1_000, ratePerSecond: 50, burst: 50 });
    expect(PLANS.large).toEqual({ quotaPerDay: 50_000, ratePerSecond: 200, burst: 200 });
    expect(PLANS.enterprise).toEqual({ ratePerSecond: 500, burst: 500 });
  });
});
