import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem, expectRefusal } from './answers.ts';
import { Practice } from './practice.ts';
import { sendRaw } from './send-raw.ts';
import { instantOn } from './times.ts';

let practice: Practice;
beforeAll(async () => {
  practice = await Practice.open('bookings');
});

describe('a booking', () => {
  it.each<[string, string | number, number]>([
    ['2027-03-01T09:00:00', '/start', 400],
    ['2027-03-01', '/start', 400],
    ['2027-02-30T09:00:00Z', '/start', 400],
    ['2026-02-30T09:00:00-07:00', '/start', 400],
    ['2027-03-01T24:00:00Z', '/start', 400],
    ['2027-03-01T09:60:00Z', '/start', 400],
    ['2027-03-01 09:00:00Z', '/start', 400],
    ['2027-03-01T09:00:00+0700', '/start', 400],
    ['+12027-03-01T09:00:00Z', '/start', 400],
    ['tomorrow', '/start', 400],
    ['0000-01-01T00:00:00Z', '', 422],
    ['1999-03-01T09:00:00Z', '', 422],
    ['9999-12-31T23:59:59Z', '', 422],
    ['9999-12-31T23:55:00-23:00', '', 422],
    [instantOn(1, 1), '', 422],
    [instantOn(1, 0).replace(':00-', ':30-'), '', 422],
    [instantOn(1, 0).replace(':00-', ':00.001-'), '', 422],
  ])('at %s is refused', async (start, pointer, status) => {
    const answer = await practice.book(practice.booking({ start }));
    expectRefusal(answer, status, 400);
    if (pointer !== '') expectProblem(answer, 'INPUT_INVALID', String(pointer));
  });

  it.each(['2027-02-30', '1980-13-01', '1980-13', '57', '1857-01-01', '17.05.1980', '1980-05-17T00:00:00Z', ''])(
    'of a patient born on %j is refused at that pointer',
    async (birthDate) => {
      const patient = { givenName: 'Ada', familyName: 'Byron', birthDate };
      expectProblem(await practice.book(practice.booking({ patient })), 'INPUT_INVALID', '/patient/birthDate');
    },
  );

  it('with a member twice is that of the last, for the record and for the key alike', async () => {
    const body = practice.booking({ reason: 'last' });
    const twice = JSON.stringify(body).replace('{', '{"reason":"first","providerId":"dr-nobody",');
    const headers = { 'idempotency-key': 'twice' };
    const answer = await sendRaw(practice, { method: 'POST', path: '/appointments', headers }, twice);
    expect(answer).toMatchObject({ status: 201, json: { reason: 'last', providerId: 'dr-adams' } });
    expect((await practice.book(body, 'twice')).text).toBe(answer.text);
  });

  it.each(['', ' ', 'a b', 'ключ', 'x'.repeat(256), 'a\tb', 'k,k', '"k', '"k";v=1', '"k", "k"'])(
    'with the key %j is refused',
    async (key) => {
      const headers = { 'idempotency-key': Buffer.from(key).toString('latin1') };
      const answer = await sendRaw(
        practice,
        { method: 'POST', path: '/appointments', headers },
        JSON.stringify(practice.booking()),
      );
      expectProblem(answer, 'INPUT_INVALID', '/headers/idempotency-key');
    },
  );

  it('with a key in two lines, or with two keys, is refused', async () => {
    const body = practice.booking();
    const twice = await practice.book(body, '', { headers: { 'idempotency-key': ['two-lines', 'two-lines'] } });
    expectProblem(twice, 'INPUT_INVALID', '/headers/idempotency-key');
    const both = { 'idempotency-key': 'one', 'x-idempotency-key': 'other' };
    expectProblem(await practice.book(body, '', { headers: both }), 'INPUT_INVALID', '/headers/x-idempotency-key');
    expect((await practice.book(body, 'two-lines')).status).toBe(201);
  });

  it('with a key in the quoted form of the draft and in the bare one is one booking', async () => {
    const body = practice.booking();
    const first = await practice.book(body, '"quoted-1"');
    expect(first.status).toBe(201);
    expect((await practice.book(body, 'quoted-1')).text).toBe(first.text);
    expect((await practice.book(body, '"quoted-1"')).text).toBe(first.text);
  });

  it('with a lower-case t is for the same time', async () => {
    const start = practice.freeStart();
    const answer = await practice.book(practice.booking({ start: start.replace('T', 't') }));
    expect(answer).toMatchObject({ status: 201, json: { start } });
  });

  it('without a key is refused', async () => {
    const answer = await sendRaw(
      practice,
      { method: 'POST', path: '/appointments' },
      JSON.stringify(practice.booking()),
    );
    expectProblem(answer, 'IDEMPOTENCY_KEY_REQUIRED');
  });
});
