import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem, expectSuccess } from './answers.ts';
import { type Call, Practice } from './practice.ts';
import { routeNamed } from './route-examples.ts';
import type { WireAnswer } from './send-request.ts';
import { DAYS, dateOf, instantOn } from './times.ts';

let practice: Practice;
beforeAll(async () => {
  const weekly = DAYS.map((dayOfWeek) => ({ dayOfWeek, start: '09:00', end: '12:00' }));
  const providers = ['dr-adams', 'dr-baker', 'dr-clark', 'dr-dunn'].map((providerId) => ({ providerId, weekly }));
  practice = await Practice.open('slots', { providers });
});

const search = (day: number, query: Call['query'] = {}): Promise<WireAnswer> => {
  const asked = { from: dateOf(day), to: dateOf(day), appointmentType: 'exam', providerId: 'dr-adams', ...query };
  return practice.send({ method: 'GET', path: `/practices/${practice.id}/slots`, query: asked });
};
const startsOn = async (day: number, query: Call['query'] = {}): Promise<string[]> => {
  const answer = await search(day, query);
  expectSuccess(answer, routeNamed('searchSlots'));
  return answer.json.items.map(({ start }: { start: string }) => start);
};
/** Starts of examinations, `HH:MM` to `HH:MM`, every 15 minutes. */
const everyQuarter = (day: number, from: number, to: number): string[] =>
  Array.from({ length: (to - from) / 15 + 1 }, (_, index) => instantOn(day, from + index * 15));
const nine = 540;
const lastStart = 690;
const closures = (): string => `/practices/${practice.id}/closures`;
const schedules = (providerId: string): string => `/practices/${practice.id}/schedules/${providerId}`;

describe('the search', () => {
  it('gives every free time, and after a booking all but those that overlap it', async () => {
    expect(await startsOn(0)).toEqual(everyQuarter(0, nine, lastStart));
    const { id } = await practice.booked({ start: instantOn(0, 600) });
    const free = everyQuarter(0, nine, lastStart).filter((start) => {
      const minutes = (Date.parse(start) - Date.parse(instantOn(0, 600))) / 60_000;
      return Math.abs(minutes) >= 30;
    });
    expect(await startsOn(0)).toEqual(free);
    await practice.send({ method: 'PUT', path: `/appointments/${id}/cancel`, body: { reason: 'pat' } });
    expect(await startsOn(0)).toEqual(everyQuarter(0, nine, lastStart));
  });

  it('gives only times that can be booked, and each of them can', async () => {
    await practice.booked({ start: instantOn(1, 605), appointmentType: 'surgery-consult' });
    for (;;) {
      const [start] = await startsOn(1);
      if (start === undefined) break;
      expect((await practice.book(practice.booking({ start }))).status).toBe(201);
    }
    expect((await practice.book(practice.booking({ start: instantOn(1, 615) }))).status).toBe(409);
  });

  it('goes through its pages in order of time, then of provider, and no slot is twice or missing', async () => {
    const whole = (await search(2, { providerId: undefined })).json.items;
    expect(whole).toHaveLength(4 * everyQuarter(2, nine, lastStart).length);
    const paged: unknown[] = [];
    let cursor: string | undefined;
    do {
      const { json } = await search(2, { providerId: undefined, limit: 7, cursor });
      paged.push(...json.items);
      cursor = json.nextCursor;
    } while (cursor !== undefined);
    expect(paged).toEqual(whole);
    const { nextCursor } = (await search(2, { limit: 1 })).json;
    expectProblem(
      await search(2, { cursor: nextCursor, appointmentType: 'contact-lens' }),
      'INPUT_INVALID',
      '/query/cursor',
    );
    expectProblem(await search(2, { appointmentType: 'none' }), 'INPUT_INVALID', '/query/appointmentType');
    expectProblem(await search(2, { providerId: 'dr-nobody' }), 'NOT_FOUND');
  });
});

describe('a hold', () => {
  it('keeps a time for whoever asked for it, who books with it, once', async () => {
    const hold = await practice.held({ start: instantOn(3, 600) }, 'anna');
    expect(hold).toMatchObject({ holdTtlSeconds: 300, timeZone: 'America/Phoenix', end: instantOn(3, 630) });
    const secondsLeft = (Date.parse(hold.expiresAt) - Date.now()) / 1000;
    expect(secondsLeft).toBeGreaterThan(280);
    expect(secondsLeft).toBeLessThanOrEqual(300);
    expect(await startsOn(3)).not.toContain(hold.start);
    const body = practice.booking({ start: hold.start, holdId: hold.id });
    const { holdId: _, ...without } = body;
    expectProblem(await practice.book(without, 'a', { subject: 'anna' }), 'SLOT_TAKEN');
    expectProblem(await practice.book(body, 'b', { subject: 'bert' }), 'NOT_FOUND');
    const type = { ...body, appointmentType: 'contact-lens' };
    expectProblem(await practice.book(type, 'c', { subject: 'anna' }), 'SLOT_UNAVAILABLE');
    expect((await practice.book(body, 'd', { subject: 'anna' })).status).toBe(201);
    expectProblem(await practice.book(body, 'e', { subject: 'anna' }), 'NOT_FOUND');
    expectProblem(await practice.send({ method: 'DELETE', path: `/holds/${hold.id}`, subject: 'anna' }), 'NOT_FOUND');
  });

  it('is given back by its holder only, and then the time is free', async () => {
    const hold = await practice.held({ start: instantOn(4, 600) }, 'anna');
    const release = (subject: string) => practice.send({ method: 'DELETE', path: `/holds/${hold.id}`, subject });
    expectProblem(await release('bert'), 'NOT_FOUND');
    expect(await startsOn(4)).not.toContain(hold.start);
    expectSuccess(await release('anna'), routeNamed('releaseHold'));
    expect(await startsOn(4)).toContain(hold.start);
    expectProblem(await release('anna'), 'NOT_FOUND');
  });

  it('is renewed and listed for its holder only, and is one of ten at most', async () => {
    const time = { providerId: 'dr-baker', appointmentType: 'contact-lens' };
    const hold = (subject: string, minute: number, day = 11) =>
      practice.send({ method: 'POST', path: '/holds', body: { ...time, start: instantOn(day, minute) }, subject });
    const listed = async (subject: string) =>
      (await practice.send({ method: 'GET', path: '/holds', subject })).json.items;
    const first = (await hold('carl', 600)).json;
    const renewed = await hold('carl', 600);
    expectSuccess(renewed, routeNamed('createHold'));
    expect(renewed.json.id).not.toBe(first.id);
    expectProblem(await hold('dora', 600), 'SLOT_TAKEN');
    expectProblem(await practice.send({ method: 'DELETE', path: `/holds/${first.id}`, subject: 'carl' }), 'NOT_FOUND');
    expect(await listed('carl')).toEqual([renewed.json]);
    expect(await listed('dora')).toEqual([]);

    const more = await Promise.all(Array.from({ length: 15 }, (_, index) => hold('carl', 600, 12 + index)));
    expect(more.map(({ status }) => status).sort()).toEqual([...Array(9).fill(201), ...Array(6).fill(429)]);
    const refused = more.find(({ status }) => status === 429) ?? expect.fail('nothing was refused');
    expectProblem(refused, 'RATE_LIMITED');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(250);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(301);
    expect(await listed('carl')).toHaveLength(10);
    expectProblem(await hold('carl', 605), 'SLOT_TAKEN');
    expect((await hold('carl', 600)).status).toBe(201);
  });

  it('is for one of many who ask at once', async () => {
    const body = { providerId: 'dr-adams', appointmentType: 'exam', start: instantOn(5, 600) };
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        practice.send({ method: 'POST', path: '/holds', body, subject: `agent-${index}` }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(409)]);
  });
});

describe('a closure', () => {
  it('takes times out of the search, lists what stands in it, and gives them back when it is deleted', async () => {
    const standing = await practice.booked({ start: instantOn(6, 600) });
    const cancelled = await practice.booked({ start: instantOn(6, 645) });
    await practice.send({ method: 'PUT', path: `/appointments/${cancelled.id}/cancel`, body: { reason: 'prov' } });
    const time = { start: instantOn(6, 600), end: instantOn(6, 660) };
    const created = await practice.closed({ ...time, providerId: 'dr-adams', description: 'Training' });
    const { id, providerId, start, end } = standing;
    expect(created).toMatchObject({
      ...time,
      providerId: 'dr-adams',
      existingAppointments: [{ id, providerId, start, end }],
    });
    expect(Object.keys(created.existingAppointments[0]).sort()).toEqual(['end', 'id', 'providerId', 'start']);
    expect(await startsOn(6)).toEqual([...everyQuarter(6, nine, 570), ...everyQuarter(6, 660, lastStart)]);
    expect(await startsOn(6, { providerId: 'dr-baker' })).toEqual(everyQuarter(6, nine, lastStart));
    expectProblem(await practice.book(practice.booking({ start: instantOn(6, 630) })), 'SLOT_UNAVAILABLE');
    const listed = (await practice.send({ method: 'GET', path: closures(), as: 'agent' })).json.items;
    expect(listed).toContainEqual(created);

    await practice.send({ method: 'PUT', path: `/appointments/${id}/cancel`, body: { reason: 'prov' } });
    const later = (await practice.send({ method: 'GET', path: closures() })).json.items;
    expect(later).toContainEqual({ ...created, existingAppointments: [] });
    const path = `${closures()}/${created.id}`;
    expectSuccess(await practice.send({ method: 'DELETE', path }), routeNamed('deleteClosure'));
    expect(await startsOn(6)).toEqual(everyQuarter(6, nine, lastStart));
    expectProblem(await practice.send({ method: 'DELETE', path }), 'NOT_FOUND');
  });

  it('of the whole practice, in whole days, closes for everybody', async () => {
    await practice.closed({ start: dateOf(7), end: dateOf(8) });
    for (const day of [7, 8]) expect(await startsOn(day, { providerId: undefined })).toEqual([]);
    expect((await startsOn(9)).length).toBeGreaterThan(0);
    expectProblem(await practice.book(practice.booking({ start: instantOn(8, 600) })), 'SLOT_UNAVAILABLE');
    for (const [time, pointer] of [
      [{ start: dateOf(9), end: dateOf(8) }, '/end'],
      [{ start: instantOn(9, 60), end: instantOn(9, 60) }, '/end'],
      [{ start: '2126-01-01', end: '2126-01-02' }, '/start'],
    ] as const) {
      expectProblem(await practice.send({ method: 'POST', path: closures(), body: time }), 'INPUT_INVALID', pointer);
    }
  });
});

describe('a schedule', () => {
  const hours = (start: string, end: string) => DAYS.map((dayOfWeek) => ({ dayOfWeek, start, end }));
  const replace = (providerId: string, headers: Call['headers'], body: object) =>
    practice.send({ method: 'PUT', path: schedules(providerId), headers: { ...headers }, body });

  it('is replaced by whoever knows its version, and by one of two who do', async () => {
    const { headers, json } = await practice.send({ method: 'GET', path: schedules('dr-clark') });
    const body = { ...json, weekly: hours('10:00', '11:00'), overrides: [{ date: dateOf(10), windows: [] }] };
    expectProblem(await replace('dr-clark', {}, body), 'PRECONDITION_REQUIRED');
    expectProblem(await replace('dr-clark', { 'if-match': '"999"' }, body), 'STALE_VERSION');
    expectProblem(await replace('dr-clark', { 'if-match': `W/${headers.etag}` }, body), 'STALE_VERSION');
    expectProblem(await replace('dr-clark', { 'if-match': 'x' }, body), 'INPUT_INVALID', '/headers/if-match');
    expectProblem(await replace('dr-clark', { 'if-none-match': '*' }, body), 'STALE_VERSION');
    expectProblem(await replace('dr-nobody', { 'if-match': '*' }, body), 'NOT_FOUND');
    const answers = await Promise.all([1, 2].map(() => replace('dr-clark', { 'if-match': headers.etag }, body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(await startsOn(9, { providerId: 'dr-clark' })).toEqual(everyQuarter(9, 600, 630));
    expect(await startsOn(10, { providerId: 'dr-clark' })).toEqual([]);
    const closed = practice.booking({ providerId: 'dr-clark', start: instantOn(10, 600) });
    expectProblem(await practice.book(closed), 'SLOT_UNAVAILABLE');
  });

  it('of a provider who is new is created with If-None-Match, and he can be booked at once', async () => {
    const answer = await replace('dr-new', { 'if-none-match': '*' }, { weekly: hours('06:00', '07:00') });
    expectSuccess(answer, routeNamed('replaceSchedule'));
    expect(answer.json).toMatchObject({ version: 1, overrides: [], timeZone: 'America/Phoenix' });
    expect((await practice.book(practice.booking({ providerId: 'dr-new', start: instantOn(9, 360) }))).status).toBe(
      201,
    );
  });

  it('that contradicts itself is refused at its pointer', async () => {
    for (const [body, pointer] of [
      [{ weekly: [{ dayOfWeek: 'mon', start: '25:00', end: '26:00' }] }, '/weekly/0/start'],
      [{ weekly: [{ dayOfWeek: 'lundi', start: '09:00', end: '10:00' }] }, '/weekly/0/dayOfWeek'],
      [{ weekly: [], overrides: [{ date: '2027-02-30', windows: [] }] }, '/overrides/0/date'],
      [{ weekly: [], overrides: [1, 2].map(() => ({ date: dateOf(1), windows: [] })) }, '/overrides/1/date'],
    ] as const) {
      expectProblem(await replace('dr-dunn', { 'if-match': '*' }, body), 'INPUT_INVALID', pointer);
    }
  });
});
