import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem, expectRefusal, expectSuccess } from './answers.ts';
import { askCloud } from './cloud-control.ts';
import { Practice } from './practice.ts';
import { EVERY_ROUTE, exampleCall, routeNamed } from './route-examples.ts';
import { sendRequest } from './send-request.ts';

let practice: Practice;
beforeAll(async () => {
  practice = await Practice.open('contract');
});

describe.each(EVERY_ROUTE)('%s', (_, route) => {
  it('answers as its schema, its status and its headers say', async () => {
    const answer = await practice.send(await exampleCall(route, practice));
    expectSuccess(answer, route);
    if (route.success.headers?.includes('Location')) {
      const { pathname } = new URL(answer.headers.location ?? '', 'http://localhost');
      expect(answer.headers.location).toBe(pathname);
      expect(pathname.endsWith(`/${answer.json.id}`)).toBe(true);
    }
    if (route.success.headers?.includes('ETag')) expect(answer.headers.etag).toBe(`"${answer.json.version}"`);
  });

  it('tells a page of another origin that it may read the answer, the refusals of function and gateway too', async () => {
    const call = await exampleCall(route, practice);
    const headers = { ...call.headers, origin: 'http://localhost:4003' };
    const success = await practice.send({ ...call, headers });
    expect(success.status).toBe(route.success.status);
    const { method } = call;
    const path = call.path.replace(/(apt|hold|cls|call|ver|rep)_[^/]+/, '$1_none').replace(practice.id, 'another');
    const refused = await practice.send({ ...call, path, query: { ...call.query, odd: 1 }, body: { odd: 1 }, headers });
    // What takes nothing has nothing to refuse.
    const takesSomething = route.path.includes('{') || route.query !== undefined || route.body !== undefined;
    if (takesSomething) expect(refused.status).toBeGreaterThanOrEqual(400);
    const unsigned = await sendRequest({ method, path, headers: { origin: 'http://localhost:4003' } });
    expectRefusal(unsigned, 401);
    for (const answer of [success, refused, unsigned]) {
      expect(answer.headers['access-control-allow-origin']).toBe('*');
      expect(answer.headers['access-control-expose-headers']).toMatch(/etag.*location.*retry-after/);
    }
    const same = await sendRequest({ method, path });
    expect(Object.keys(same.headers).join()).not.toContain('access-control');
  });

  it('lets a browser ask before it sends', async () => {
    const answer = await sendRequest({
      method: 'OPTIONS',
      // The gateway answers for what it has not looked for.
      path: route.path.replace(/\{\w+\}/g, 'any'),
      headers: {
        origin: 'http://localhost:4003',
        'access-control-request-method': route.method,
        'access-control-request-headers': 'authorization,content-type,idempotency-key,if-match',
      },
    });
    expect(answer).toMatchObject({ status: 204, text: '' });
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    expect(answer.headers['access-control-allow-methods']?.split(',')).toContain(route.method);
    expect(answer.headers['access-control-allow-headers']?.split(',')).toEqual(
      expect.arrayContaining(['authorization', 'content-type', 'idempotency-key', 'x-idempotency-key', 'if-match']),
    );
  });
});

describe.each(EVERY_ROUTE.filter(([, { role }]) => role !== undefined))('%s', (_, route) => {
  it('refuses an agent, whatever scopes the token has', async () => {
    const call = await exampleCall(route, practice);
    const scopes = [...route.scopes];
    const token = await askCloud('issueToken', { practiceId: practice.id, role: 'agent', scopes });
    const refused = await practice.send({ ...call, headers: { ...call.headers, authorization: `Bearer ${token}` } });
    expectProblem(refused, 'FORBIDDEN');
    expectSuccess(await practice.send({ ...call, as: 'admin' }), route);
  });
});

describe('the App API', () => {
  it.each(['/', '/appointment', '/appointments/', '/v1/appointments', '/practices', '/practices/p001/rooms', '/hold'])(
    'answers the gateway’s 404 at %s, where no route is',
    async (path) => {
      const answer = await practice.send({ method: 'GET', path });
      expect(answer).toMatchObject({ status: 404, text: '{"message":"Not Found"}' });
    },
  );

  it('answers the gateway’s 404 to a method that a path does not have', async () => {
    for (const method of ['PATCH', 'DELETE', 'HEAD', 'OPTIONS']) {
      expect((await practice.send({ method, path: '/appointments' })).status, method).toBe(404);
    }
  });

  it('answers /health without a token', async () => {
    expect(await sendRequest({ method: 'GET', path: '/health' })).toMatchObject({ status: 200 });
  });

  it.each(['readAppointment', 'readSchedule', 'listInsurancePlans'])(
    '%s answers 304 to whoever has the version',
    async (operationId) => {
      const call = await exampleCall(routeNamed(operationId), practice);
      const { etag } = (await practice.send(call)).headers;
      for (const tag of [etag, `W/${etag}`, `"0", ${etag}`, '*']) {
        const answer = await practice.send({ ...call, headers: { 'if-none-match': tag } });
        expect(answer, tag).toMatchObject({ status: 304, text: '', headers: { etag } });
      }
      expect((await practice.send({ ...call, headers: { 'if-none-match': '"0"' } })).status).toBe(200);
    },
  );
});
