import { randomUUID } from 'node:crypto';
import { ROUTES } from '@frontdesk/contracts/routes';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem } from './answers.ts';
import { calledIn, missedIn, ringsAt } from './calls.ts';
import { found } from './patients.ts';
import { type Call, Practice } from './practice.ts';
import { exampleCall, routeNamed } from './route-examples.ts';
import { everythingOf } from './stored-items.ts';
import { dateOf } from './times.ts';

/** A call with which somebody of another practice reaches for what is the owner's; `own`: that the owner may make it,
 *  where that is another one. `status`: 200 where nothing foreign is named by a list that is merely empty. */
interface Reach {
  readonly call: Call;
  readonly own?: Call;
  readonly status?: 200;
}
type Row = readonly [operationId: string, what: string, prepare: () => Promise<Reach>];

let owner: Practice;
let other: Practice;

const example = (operationId: string, practice: Practice) => exampleCall(routeNamed(operationId), practice);
const foreignRecord = (operationId: string, what: string): Row => [
  operationId,
  what,
  async () => ({ call: await example(operationId, owner) }),
];
const range = { from: dateOf(0), to: dateOf(20) };
const cursorOf = async (call: Call): Promise<string> => {
  const { json, text } = await owner.send({ ...call, query: { ...call.query, limit: 1 } });
  expect(json.nextCursor, text).toEqual(expect.any(String));
  return json.nextCursor;
};
const withCursor = async (call: Call): Promise<Call> => {
  return { ...call, query: { ...call.query, limit: 1, cursor: await cursorOf(call) } };
};
/** The owner's own provider in a body that the other sends, to the other's own path. */
const foreignProvider = async (operationId: string): Promise<Reach> => {
  const own = await example(operationId, owner);
  const body = { ...own.body, providerId: owner.ownProvider };
  return { call: { ...own, path: own.path.replace(owner.id, other.id), body }, own: { ...own, body } };
};
const foreignInOwnPath = (call: Call): Reach => ({
  call: { ...call, path: call.path.replace(owner.id, other.id) },
  own: call,
});

const MATRIX: readonly Row[] = [
  ['bookAppointment', 'a provider', () => foreignProvider('bookAppointment')],
  [
    'bookAppointment',
    'a hold',
    async () => {
      const { id: holdId, start } = await owner.held();
      const body = owner.booking({ start, holdId });
      return { call: { method: 'POST', path: '/appointments', headers: { 'idempotency-key': randomUUID() }, body } };
    },
  ],
  foreignRecord('readAppointment', 'an appointment'),
  [
    'listAppointments',
    'a cursor',
    async () => ({ call: await withCursor({ method: 'GET', path: '/appointments', query: range }) }),
  ],
  [
    'listAppointments',
    'a provider',
    async () => {
      await owner.booked({ providerId: owner.ownProvider });
      const query = { ...range, providerId: owner.ownProvider };
      return { call: { method: 'GET', path: '/appointments', query }, status: 200 };
    },
  ],
  foreignRecord('cancelAppointment', 'an appointment'),
  foreignRecord('rescheduleAppointment', 'an appointment'),
  [
    'rescheduleAppointment',
    'a provider',
    async () => {
      const body = { start: owner.freeStart(), providerId: owner.ownProvider };
      const pathOf = async (practice: Practice) => `/appointments/${(await practice.booked()).id}/reschedule`;
      return {
        call: { method: 'PUT', path: await pathOf(other), body },
        own: { method: 'PUT', path: await pathOf(owner), body },
      };
    },
  ],
  foreignRecord('arriveAppointment', 'an appointment'),
  foreignRecord('fulfilAppointment', 'an appointment'),
  foreignRecord('noShowAppointment', 'an appointment'),
  foreignRecord('correctAppointment', 'an appointment'),
  foreignRecord('correctPatient', 'an appointment'),
  [
    'searchPatients',
    'a patient',
    async () => {
      const body = { phone: '+1 480 555 0142' };
      const patient = { givenName: 'Ada', familyName: 'Byron', birthDate: '1980-12-10', ...body };
      await owner.booked({ patient });
      await found(owner, body);
      return { call: { method: 'POST', path: '/patients/search', body }, status: 200 };
    },
  ],
  foreignRecord('readAppointmentAudit', 'an appointment'),
  [
    'readAppointmentAudit',
    'a cursor',
    async () => {
      const { id } = await owner.booked();
      await owner.send({ method: 'GET', path: `/appointments/${id}` });
      const own = await withCursor({ method: 'GET', path: `/appointments/${id}/audit` });
      return { call: { ...own, path: `/appointments/${(await other.booked()).id}/audit` }, own };
    },
  ],
  ['createHold', 'a provider', () => foreignProvider('createHold')],
  [
    'listHolds',
    'a hold',
    async () => {
      await owner.held();
      return { call: { method: 'GET', path: '/holds' }, status: 200 };
    },
  ],
  foreignRecord('releaseHold', 'a hold'),
  foreignRecord('readPractice', 'the practice'),
  foreignRecord('searchSlots', 'the practice'),
  [
    'searchSlots',
    'a provider',
    async () => {
      const call = await example('searchSlots', owner);
      return foreignInOwnPath({ ...call, query: { ...call.query, providerId: owner.ownProvider } });
    },
  ],
  [
    'searchSlots',
    'an appointment',
    async () => {
      const { id } = await owner.booked();
      const call = await example('searchSlots', owner);
      return foreignInOwnPath({ ...call, query: { ...call.query, ignoreAppointmentId: id } });
    },
  ],
  ['searchSlots', 'a cursor', async () => foreignInOwnPath(await withCursor(await example('searchSlots', owner)))],
  foreignRecord('readSchedule', 'the practice'),
  [
    'readSchedule',
    'a provider',
    async () => foreignInOwnPath({ method: 'GET', path: `/practices/${owner.id}/schedules/${owner.ownProvider}` }),
  ],
  foreignRecord('replaceSchedule', 'the practice'),
  [
    'replaceSchedule',
    'a provider',
    async () => {
      const call = await example('replaceSchedule', owner);
      return foreignInOwnPath({ ...call, path: `/practices/${owner.id}/schedules/${owner.ownProvider}` });
    },
  ],
  foreignRecord('replaceAppointmentType', 'the practice'),
  foreignRecord('createClosure', 'the practice'),
  ['createClosure', 'a provider', () => foreignProvider('createClosure')],
  foreignRecord('listClosures', 'the practice'),
  foreignRecord('deleteClosure', 'the practice'),
  foreignRecord('readCall', 'a call'),
  foreignRecord('listPatientsOfCall', 'a call'),
  [
    'listPatientsOfCall',
    'a patient',
    async () => {
      const phone = '+1 480 555 0143';
      await owner.booked({ patient: { givenName: 'Ada', familyName: 'Byron', birthDate: '1980-12-10', phone } });
      await found(owner, { phone });
      const pathOf = async (practice: Practice) => `/calls/${await ringsAt(practice, phone)}/patients`;
      return {
        call: { method: 'GET', path: await pathOf(other) },
        own: { method: 'GET', path: await pathOf(owner) },
        status: 200,
      };
    },
  ],
  foreignRecord('changeCallTask', 'a task'),
  [
    'listCallTasks',
    'a cursor',
    async () => {
      await Promise.all([missedIn(owner), missedIn(owner)]);
      return { call: await withCursor({ method: 'GET', path: '/calls/tasks', query: { status: 'open' } }) };
    },
  ],
  [
    'listCalls',
    'a cursor',
    async () => {
      await Promise.all([calledIn(owner), calledIn(owner)]);
      return { call: await withCursor({ method: 'GET', path: '/calls', query: range }) };
    },
  ],
  foreignRecord('listInsurancePlans', 'the practice'),
  foreignRecord('readVerification', 'a verification'),
  ['deleteClosure', 'a closure', async () => foreignInOwnPath(await example('deleteClosure', owner))],
];

const reaches = new Map<Row, Reach>();
const snapshot = async () => ({ owner: await everythingOf(owner.id), other: await everythingOf(other.id) });
let before: Awaited<ReturnType<typeof snapshot>>;

beforeAll(async () => {
  [owner, other] = await Promise.all([Practice.open('owner'), Practice.open('other')]);
  await owner.booked();
  for (const row of MATRIX) reaches.set(row, await row[2]());
  before = await snapshot();
});

const reachOf = (row: Row): Reach => reaches.get(row) ?? expect.fail('not prepared');

/** A ticket's request names nothing, so there is nothing foreign to reach for: what it opens is the realtime suite's. That of a
 *  verification names a payer, and whom it is of. */
const NAMES_NOTHING = ['createRealtimeTicket', 'createVerification'];

it('reaches for another practice on every route there is', () => {
  expect(new Set([...MATRIX.map(([operationId]) => operationId), ...NAMES_NOTHING])).toEqual(
    new Set(ROUTES.map(({ operationId }) => operationId)),
  );
});

describe('another practice’s', () => {
  it.each(MATRIX.map((row) => [row[0], row[1], row] as const))(
    '%s answers as if %s were not there, and nothing changes',
    async (_operationId, _what, row) => {
      const { call, status } = reachOf(row);
      for (const as of ['manager', 'admin'] as const) {
        const answer = await other.send({ ...call, as });
        if (status === undefined) expectProblem(answer, 'NOT_FOUND');
        else expect(answer).toMatchObject({ status, json: { items: [] } });
        expect(answer.text).not.toContain(owner.id);
      }
      expect(await snapshot()).toEqual(before);
    },
  );

  it('answer is the same as for what never was, so that nobody learns of its existence', async () => {
    const { id } = await owner.booked();
    const shape = async (path: string) => {
      const { json, headers } = await other.send({ method: 'GET', path });
      return { ...json, instance: '', type: headers['content-type'], names: Object.keys(headers).sort() };
    };
    expect(await shape(`/appointments/${id}`)).toEqual(await shape(`/appointments/apt_${'0'.repeat(32)}`));
  });
});

// After all the reaching: these change what the snapshot is of.
describe('the owner’s own', () => {
  it.each(MATRIX.map((row) => [row[0], row[1], row] as const))(
    '%s finds %s by the same call',
    async (operationId, _what, row) => {
      const { call, own = call } = reachOf(row);
      const answer = await owner.send(own);
      expect(answer.status, answer.text).toBe(routeNamed(operationId).success.status);
      if (answer.json?.practiceId !== undefined) expect(answer.json.practiceId).toBe(owner.id);
      for (const item of answer.json?.items ?? []) expect(item.practiceId ?? owner.id).toBe(owner.id);
      if (['listAppointments', 'listHolds', 'searchPatients'].includes(operationId))
        expect(answer.json.items).not.toEqual([]);
    },
  );
});
