import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem, expectRefusal, expectSuccess } from './answers.ts';
import { inWaves } from './in-waves.ts';
import { Practice } from './practice.ts';
import { EVERY_ROUTE, exampleCall, routeNamed } from './route-examples.ts';
import { everythingOf } from './stored-items.ts';
import { instantOn } from './times.ts';
import { settled } from './verifications.ts';

/** What only the service decides, with values that would do harm. */
const DECIDED_BY_US: Readonly<Record<string, unknown>> = {
  id: 'apt_mine',
  appointmentId: 'apt_mine',
  practiceId: 'p001',
  status: 'fulfilled',
  end: instantOn(1, 0),
  timeZone: 'Europe/London',
  version: 77,
  revision: 77,
  createdAt: '2001-01-01T00:00:00Z',
  updatedAt: '2001-01-01T00:00:00Z',
  internalNotes: 'note',
  billingCode: 'CPT-99213',
  auditTrail: 'nothing',
  cancellation: { reason: 'pat', at: '2001-01-01T00:00:00Z' },
  existingAppointments: [],
  expiresAt: 4_102_444_800,
  holdTtlSeconds: 999_999,
  subject: 'somebody',
  role: 'admin',
  ownerKey: 'p001#apt_1',
  startKey: 'x',
  claimEnd: 1,
  constructor: { name: 'x' },
  toString: 'x',
};
/** Says what is known, in the schema's own words. */
const UNKNOWN = /^has a member that is not known here; known are [A-Za-z, ]+$/;
/** What GET answers may come back in a PUT. */
const WITHOUT_EFFECT: Readonly<Record<string, readonly string[]>> = {
  replacePractice: ['id', 'timeZone', 'providers', 'appointmentTypes', 'version'],
  replaceSchedule: ['practiceId', 'timeZone', 'version'],
  replaceAppointmentType: ['practiceId', 'version'],
};
/** What is the caller's to say there. */
const CALLERS: Readonly<Record<string, string>> = { createClosure: 'end', createVerification: 'appointmentId' };

let practice: Practice;
beforeAll(async () => {
  practice = await Practice.open('assign');
});

describe.each(EVERY_ROUTE.filter(([, { body }]) => body !== undefined))('%s', (operationId, route) => {
  it('refuses members that only the service decides, repeats no name of them, and changes nothing', async () => {
    const call = await exampleCall(route, practice);
    const before = await everythingOf(practice.id);
    const allowed = [...(WITHOUT_EFFECT[operationId] ?? []), CALLERS[operationId]];
    const refused = Object.entries(DECIDED_BY_US).filter(([name]) => !allowed.includes(name));
    await inWaves(refused, async ([name, value]) => {
      const answer = await practice.send({ ...call, body: { ...call.body, [name]: value } });
      expectProblem(answer, 'INPUT_INVALID', '');
      expect(answer.json.errors).toEqual([{ pointer: '', message: expect.stringMatching(UNKNOWN) }]);
    });
    expect(await everythingOf(practice.id)).toEqual(before);
    const answer = await practice.send(call);
    expectSuccess(answer, route);
    await settled(practice, operationId, answer);
  });
});

describe.each(EVERY_ROUTE.filter(([, { body }]) => body === undefined))('%s', (_, route) => {
  it('takes no notice of a body', async () => {
    const call = await exampleCall(route, practice);
    const answer = await practice.send({ ...call, body: DECIDED_BY_US });
    expectSuccess(answer, route);
    expect(answer.text).not.toMatch(/CPT-99213|Europe\/London|2001-01-01/);
    expect(answer.json?.practiceId ?? practice.id).toBe(practice.id);
  });
});

describe.each(EVERY_ROUTE)('%s', (_, route) => {
  it('takes the practice from the token, whatever query and headers say', async () => {
    const call = await exampleCall(route, practice);
    const query = { practiceId: 'p001', practice_id: 'p001', role: 'admin' };
    const headers = { ...call.headers, 'x-practice-id': 'p001', 'x-role': 'admin', 'x-amzn-practice-id': 'p001' };
    if (route.query !== undefined) {
      const refused = await practice.send({ ...call, query: { ...call.query, ...query }, headers });
      expectProblem(refused, 'INPUT_INVALID', '/query');
      expect(refused.json.errors[0].message).toMatch(/^has 3 members that are not known here; known are /);
      expect(refused.text).not.toContain('practice_id');
    }
    const answer = await practice.send({ ...call, ...(route.query === undefined && { query }), headers });
    expectSuccess(answer, route);
    expect(answer.text).not.toContain('p001');
    if (route.role !== undefined) expectRefusal(await practice.send({ ...call, headers, as: 'agent' }), 403);
  });
});

it('a patient has no members of which the contract knows nothing', async () => {
  const patient = { givenName: 'Ada', familyName: 'Byron', birthDate: '1980-12-10' };
  for (const name of ['id', 'practiceId', 'ssn', 'status']) {
    const answer = await practice.book(practice.booking({ patient: { ...patient, [name]: 'x' } }));
    expectProblem(answer, 'INPUT_INVALID', '/patient');
    expect(answer.json.errors[0].message).toMatch(UNKNOWN);
    expect(answer.text).not.toContain(`/${name}`);
  }
});

it('a schedule that comes back whole keeps its practice, its zone and the version that is due', async () => {
  const route = routeNamed('replaceSchedule');
  const call = await exampleCall(route, practice);
  const { json: first } = await practice.send({ method: 'GET', path: call.path });
  const body = { ...call.body, practiceId: 'p001', providerId: 'dr-evil', timeZone: 'Europe/London', version: 9_000 };
  const answer = await practice.send({ ...call, body });
  expectSuccess(answer, route);
  expect(answer.json).toMatchObject({ ...first, ...call.body, version: first.version + 1 });
  expect((await practice.send({ method: 'GET', path: call.path })).json).toEqual(answer.json);
});

it('a booking has the state that its first answer told, and nothing that was sent beside', async () => {
  const booked = await practice.begun();
  const path = `/appointments/${booked.id}`;
  const { json } = await practice.send({ method: 'PUT', path: `${path}/arrive`, body: DECIDED_BY_US });
  expect(json).toEqual({ ...booked, status: 'arrived', version: 2, updatedAt: json.updatedAt });
  const stored = await everythingOf(practice.id);
  expect(JSON.stringify(stored)).not.toMatch(/CPT-99213|Europe\/London|2001-01-01|apt_mine/);
});
