import { describe, expect, it } from 'vitest';
import { type AppApiClientOptions, createAppApiClient } from './app-api-client.ts';
import { ManualTimers } from './manual-timers.fixture.ts';

type Reply = { status: number; body?: unknown; headers?: Record<string, string> } | Error | 'silence';

/** A client whose server gives these replies, one per request; the last one again and again. */
const clientAgainst = (replies: readonly Reply[], options: Partial<AppApiClientOptions> = {}) => {
  const timers = new ManualTimers();
  const requests: { method: string; url: string; headers: Record<string, string>; body: string }[] = [];
  const asked: boolean[] = [];
  let keys = 0;
  const api = createAppApiClient({
    baseUrl: 'https://api.test/',
    token: ({ refused }) => {
      asked.push(refused);
      return refused ? 'token-2' : 'token-1';
    },
    fetch: async (request) => {
      const { method, url, headers } = request;
      requests.push({ method, url, headers: Object.fromEntries(headers), body: await request.text() });
      const reply = replies[Math.min(requests.length, replies.length) - 1] ?? { status: 204 };
      if (reply instanceof Error) throw reply;
      if (reply === 'silence') {
        return new Promise((_, reject) => {
          request.signal.addEventListener('abort', () => reject(request.signal.reason));
        });
      }
      const { status, body, headers: sent = {} } = reply;
      return new Response(body === undefined ? null : JSON.stringify(body), { status, headers: sent });
    },
    timers,
    random: () => 1,
    newIdempotencyKey: () => `key-${++keys}`,
    ...options,
  });
  return { api, timers, requests, asked };
};

const booking = {
  providerId: 'dr-adams',
  appointmentType: 'exam',
  start: '2027-03-01T09:00:00-05:00',
  patient: { givenName: 'Sample', familyName: 'Patient', birthDate: '2000-01-01' },
};
const failing = async (promise: Promise<unknown>) =>
  promise.then(
    () => expect.fail('it succeeded'),
    (error) => error,
  );
const unavailable = { status: 503, body: { message: 'Service Unavailable' } };
const down = new TypeError('fetch failed');

describe('a call', () => {
  it('puts path, query, body and token where they belong, and gives the body of the answer', async () => {
    const { api, requests } = clientAgainst([{ status: 200, body: { items: [] } }]);
    const query = { from: '2027-03-01', to: '2027-03-02', appointmentType: 'exam', limit: 5 };
    expect(await api.searchSlots({ path: { id: 'p 1' }, query })).toEqual({ items: [] });
    expect(requests[0]).toMatchObject({
      method: 'GET',
      url: 'https://api.test/practices/p%201/slots?from=2027-03-01&to=2027-03-02&appointmentType=exam&limit=5',
      headers: { authorization: 'Bearer token-1' },
    });
    expect(requests[0]!.headers).not.toHaveProperty('idempotency-key');
  });

  it('sends its preconditions, and gives nothing for an answer without a body', async () => {
    const { api, requests } = clientAgainst([{ status: 200, body: {} }, { status: 204 }]);
    await api.replaceSchedule(
      { path: { id: 'p001', providerId: 'dr-adams' }, body: { weekly: [], overrides: [] } },
      { ifMatch: '"3"' },
    );
    expect(requests[0]!.headers['if-match']).toBe('"3"');
    expect(await api.releaseHold({ path: { id: 'hold_1' } })).toBeUndefined();
  });

  it('throws what the API refuses, and 304 as NOT_MODIFIED', async () => {
    const problem = { type: 't', title: 'Taken.', status: 409, instance: 'r', code: 'SLOT_TAKEN' };
    const { api, requests } = clientAgainst([{ status: 409, body: problem }, { status: 304 }]);
    expect(await failing(api.bookAppointment({ body: booking }))).toMatchObject({ code: 'SLOT_TAKEN', problem });
    const read = api.readAppointment({ path: { id: 'apt_1' } }, { ifNoneMatch: '"1"' });
    expect(await failing(read)).toMatchObject({ code: 'NOT_MODIFIED' });
    expect(requests).toHaveLength(2);
  });
});

describe('retries', () => {
  it('send the same key and body again until the answer is there', async () => {
    const { api, timers, requests } = clientAgainst([down, unavailable, { status: 201, body: { id: 'apt_1' } }]);
    const answer = api.bookAppointment({ body: booking });
    await timers.advance(10_000);
    expect(await answer).toEqual({ id: 'apt_1' });
    expect(requests.map(({ headers }) => headers['idempotency-key'])).toEqual(['key-1', 'key-1', 'key-1']);
    expect(new Set(requests.map(({ body }) => body))).toEqual(new Set([JSON.stringify(booking)]));
  });

  it('make a new key for the next call, or use the one that was given', async () => {
    const { api, requests } = clientAgainst([{ status: 201, body: {} }]);
    await api.bookAppointment({ body: booking });
    await api.bookAppointment({ body: booking });
    await api.bookAppointment({ body: booking }, { idempotencyKey: 'mine' });
    expect(requests.map(({ headers }) => headers['idempotency-key'])).toEqual(['key-1', 'key-2', 'mine']);
  });

  it('wait for a random part of an exponential bound', async () => {
    const { api, timers, requests } = clientAgainst([unavailable], { random: () => 0.5 });
    const answer = failing(api.listAppointments({ query: { from: '2027-03-01', to: '2027-03-01' } }));
    const seen: number[] = [];
    for (const ms of [99, 1, 199, 1, 399, 1]) {
      await timers.advance(ms);
      seen.push(requests.length);
    }
    expect(seen).toEqual([1, 2, 2, 3, 3, 4]);
    expect(await answer).toMatchObject({ code: 'UNAVAILABLE', status: 503 });
    expect(timers.pending).toBe(0);
  });

  it('wait as long as Retry-After says, and then some', async () => {
    const limited = { status: 429, body: { message: 'Too Many Requests' }, headers: { 'retry-after': '3' } };
    const { api, timers, requests } = clientAgainst([limited, { status: 204 }]);
    const answer = api.releaseHold({ path: { id: 'hold_1' } });
    await timers.advance(3_000);
    expect(requests).toHaveLength(1);
    await timers.advance(200);
    await answer;
    expect(requests).toHaveLength(2);
  });

  it('are left to the caller when Retry-After is long', async () => {
    const spent = { status: 429, body: {}, headers: { 'retry-after': '3600' } };
    const { api } = clientAgainst([spent]);
    expect(await failing(api.releaseHold({ path: { id: 'h' } }))).toMatchObject({ retryAfterSeconds: 3600 });
  });

  it.each([403, 429])('are not sent while a firewall that answered %i wants to hear nothing', async (status) => {
    const blocked = { status, headers: { 'retry-after': '300' } };
    const { api, timers, requests } = clientAgainst([blocked, { status: 204 }]);
    const release = () => api.releaseHold({ path: { id: 'h' } });
    expect(await failing(release())).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 300 });
    await timers.advance(100_000);
    expect(await failing(release())).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 200 });
    expect(requests).toHaveLength(1);
    await timers.advance(200_000);
    await release();
    expect(requests).toHaveLength(2);
  });

  it('go on for others while a function has refused one caller', async () => {
    const body = { type: 't', title: 'Too many holds.', status: 429, instance: 'r', code: 'RATE_LIMITED' };
    const { api, requests } = clientAgainst([{ status: 429, body, headers: { 'retry-after': '60' } }, { status: 204 }]);
    await failing(api.createHold({ body: { providerId: 'd', appointmentType: 'exam', start: booking.start } }));
    await api.releaseHold({ path: { id: 'h' } });
    expect(requests).toHaveLength(2);
  });

  it('follow IDEMPOTENCY_IN_PROGRESS, which a retry may meet', async () => {
    const inProgress = { status: 409, body: { code: 'IDEMPOTENCY_IN_PROGRESS', title: 'Still being processed.' } };
    const { api, timers, requests } = clientAgainst([inProgress, { status: 201, body: { id: 'apt_1' } }]);
    const answer = api.bookAppointment({ body: booking });
    await timers.advance(1_000);
    expect(await answer).toEqual({ id: 'apt_1' });
    expect(requests).toHaveLength(2);
  });

  it('are not made of a conditional write whose answer was lost: it would meet its own change', async () => {
    const { api, requests } = clientAgainst([down]);
    const input = { path: { id: 'p001', providerId: 'dr-adams' }, body: { weekly: [], overrides: [] } };
    expect(await failing(api.replaceSchedule(input, { ifMatch: '"3"' }))).toMatchObject({
      code: 'NETWORK',
      cause: down,
    });
    expect(requests).toHaveLength(1);
  });

  it('follow an answer that does not come in time', async () => {
    const { api, timers, requests } = clientAgainst(['silence', { status: 204 }], { attemptTimeoutMs: 5_000 });
    const answer = api.releaseHold({ path: { id: 'hold_1' } });
    await timers.advance(5_200);
    await answer;
    expect(requests).toHaveLength(2);
  });

  it('end when the caller aborts, during an attempt and between two', async () => {
    for (const reply of ['silence', unavailable] as const) {
      const { api, timers, requests } = clientAgainst([reply]);
      const abort = new AbortController();
      const answer = failing(api.releaseHold({ path: { id: 'hold_1' } }, { signal: abort.signal }));
      await timers.advance(10);
      abort.abort(new Error('left'));
      expect(await answer).toMatchObject({ message: 'left' });
      await timers.advance(60_000);
      expect(requests).toHaveLength(1);
      expect(timers.pending).toBe(0);
    }
  });
});

describe('a refused token', () => {
  const unauthorized = { status: 401, body: { message: 'Unauthorized' } };

  it('is renewed once, and the call made again', async () => {
    const { api, requests, asked } = clientAgainst([unauthorized, { status: 204 }]);
    await api.releaseHold({ path: { id: 'hold_1' } });
    expect(requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer token-1', 'Bearer token-2']);
    expect(asked).toEqual([false, true]);
  });

  it('is an error when the new one is refused too, or when there is none', async () => {
    const twice = clientAgainst([unauthorized]);
    expect(await failing(twice.api.releaseHold({ path: { id: 'h' } }))).toMatchObject({ code: 'UNAUTHORIZED' });
    expect(twice.requests).toHaveLength(2);
    const same = clientAgainst([unauthorized], { token: () => 'the only one' });
    expect(await failing(same.api.releaseHold({ path: { id: 'h' } }))).toMatchObject({ code: 'UNAUTHORIZED' });
    expect(same.requests).toHaveLength(1);
  });
});
