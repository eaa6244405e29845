import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem } from './answers.ts';
import { Practice } from './practice.ts';

let practice: Practice;
beforeAll(async () => {
  practice = await Practice.open('pasted');
});

const ADA = { givenName: 'Ada', familyName: 'Byron', birthDate: '1980-12-10' };
const bookFor = (patient: object, more: object = {}) => practice.book(practice.booking({ patient, ...more }));

describe('a booking with pasted text', () => {
  it.each<[Record<string, string>, Record<string, string>]>([
    [{ phone: '\u202a+1\u00a0212\u2011555-0142\u202c' }, { phone: '+1 212-555-0142' }],
    [{ phone: '(212) 555-0142 x37' }, { phone: '(212) 555-0142 x37' }],
    [{ phone: '212-555-0142 ext. 37' }, { phone: '212-555-0142 x37' }],
    [{ phone: 'tel:+1-212-555-0142;ext=37' }, { phone: '+1-212-555-0142 x37' }],
    [{ phone: ' 212-555-0142 ' }, { phone: '212-555-0142' }],
    [{ givenName: '\u2068\u05e0\u05d5\u05e2\u05d4\u2069' }, { givenName: '\u05e0\u05d5\u05e2\u05d4' }],
    [{ familyName: '\u202b\u0633\u0644\u0645\u0649\u202c' }, { familyName: '\u0633\u0644\u0645\u0649' }],
    [{ givenName: '\u200eMara' }, { givenName: 'Mara' }],
    [{ givenName: 'Ma\u00adra' }, { givenName: 'Mara' }],
    [{ email: 'o&leary@example.com' }, { email: 'o&leary@example.com' }],
    [{ email: 'a/b@example.org' }, { email: 'a/b@example.org' }],
    [{ email: 'name@example.xn--p1ai' }, { email: 'name@example.xn--p1ai' }],
    [{ email: 'name@\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444' }, { email: 'name@xn--e1afmkfd.xn--p1ai' }],
    [{ memberId: '\u200bAB\u00a01' }, { memberId: 'AB 1' }],
    [{ birthDate: '1957' }, { birthDate: '1957' }],
    [{ birthDate: '1957-04' }, { birthDate: '1957-04' }],
  ])('%j is kept as %j, and read so again', async (sent, kept) => {
    const booked = await bookFor({ ...ADA, ...sent });
    expect(booked, booked.text).toMatchObject({ status: 201, json: { patient: kept } });
    const { json } = await practice.send({ method: 'GET', path: `/appointments/${booked.json.id}` });
    expect(json).toEqual(booked.json);
  });

  it.each([{ givenName: 'Suhartini' }, { familyName: 'Suhartini' }])('is for who has one name, %j', async (name) => {
    const body = practice.booking({ patient: { ...name, birthDate: '1957-04-11' } });
    const booked = await practice.book(body, `one-${Object.keys(name)}`);
    expect(booked.json.patient).toEqual({ ...name, birthDate: '1957-04-11' });
    expect((await practice.book(body, `one-${Object.keys(name)}`)).text).toBe(booked.text);
    const path = `/appointments/${booked.json.id}`;
    expect((await practice.send({ method: 'GET', path })).json).toEqual(booked.json);
    const cancelled = await practice.send({ method: 'PUT', path: `${path}/cancel`, body: { reason: 'pat' } });
    expect(cancelled.json.patient).toEqual(booked.json.patient);
  });

  it('keeps an emoji and the lines of a reason', async () => {
    const reason = 'Saw \u{1f469}\u200d\u2695\ufe0f\r\nagain';
    expect((await bookFor(ADA, { reason })).json.reason).toBe('Saw \u{1f469}\u200d\u2695\ufe0f\nagain');
  });

  it.each<[object, string]>([
    [{ birthDate: '1957' }, '/patient/familyName'],
    [{ ...ADA, phone: 'call me' }, '/patient/phone'],
    [{ ...ADA, phone: 'tel:7042;phone-context=example.com' }, '/patient/phone'],
    [{ ...ADA, email: `${'x'.repeat(65)}@example.org` }, '/patient/email'],
    [{ ...ADA, givenName: '\u200b' }, '/patient/givenName'],
    [{ ...ADA, birthDate: '1890' }, '/patient/birthDate'],
  ])('%j is refused at its pointer', async (patient, pointer) => {
    const answer = await bookFor(patient);
    expectProblem(answer, 'INPUT_INVALID', pointer);
    expect(answer.json.errors).toHaveLength(1);
  });
});
