import { randomUUID } from 'node:crypto';
import { calledIn, missedIn, ringsAt } from './calls.ts';
import {
  example,
  foreignInOwnPath,
  foreignProvider,
  foreignRecord,
  type Row,
  range,
  withCursor,
} from './foreign-call.ts';
import { found } from './patients.ts';
import type { Practice } from './practice.ts';

export const FOREIGN_CALLS: readonly Row[] = [
  ['bookAppointment', 'a provider', (practices) => foreignProvider('bookAppointment', practices)],
  [
    'bookAppointment',
    'a hold',
    async ({ owner }) => {
      const { id: holdId, start } = await owner.held();
      const body = owner.booking({ start, holdId });
      return { call: { method: 'POST', path: '/appointments', headers: { 'idempotency-key': randomUUID() }, body } };
    },
  ],
  foreignRecord('readAppointment', 'an appointment'),
  [
    'listAppointments',
    'a cursor',
    async ({ owner }) => ({
      call: await withCursor(owner, { method: 'GET', path: '/appointments', query: range }),
    }),
  ],
  [
    'listAppointments',
    'a provider',
    async ({ owner }) => {
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
    async ({ owner, other }) => {
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
    async ({ owner }) => {
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
    async ({ owner, other }) => {
      const { id } = await owner.booked();
      await owner.send({ method: 'GET', path: `/appointments/${id}` });
      const own = await withCursor(owner, { method: 'GET', path: `/appointments/${id}/audit` });
      return { call: { ...own, path: `/appointments/${(await other.booked()).id}/audit` }, own };
    },
  ],
  ['createHold', 'a provider', (practices) => foreignProvider('createHold', practices)],
  [
    'listHolds',
    'a hold',
    async ({ owner }) => {
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
    async ({ owner, other }) => {
      const call = await example('searchSlots', owner);
      return foreignInOwnPath({ owner, other }, { ...call, query: { ...call.query, providerId: owner.ownProvider } });
    },
  ],
  [
    'searchSlots',
    'an appointment',
    async ({ owner, other }) => {
      const { id } = await owner.booked();
      const call = await example('searchSlots', owner);
      return foreignInOwnPath({ owner, other }, { ...call, query: { ...call.query, ignoreAppointmentId: id } });
    },
  ],
  [
    'searchSlots',
    'a cursor',
    async (practices) =>
      foreignInOwnPath(practices, await withCursor(practices.owner, await example('searchSlots', practices.owner))),
  ],
  foreignRecord('readSchedule', 'the practice'),
  [
    'readSchedule',
    'a provider',
    async ({ owner, other }) =>
      foreignInOwnPath(
        { owner, other },
        { method: 'GET', path: `/practices/${owner.id}/schedules/${owner.ownProvider}` },
      ),
  ],
  foreignRecord('replaceSchedule', 'the practice'),
  [
    'replaceSchedule',
    'a provider',
    async ({ owner, other }) => {
      const call = await example('replaceSchedule', owner);
      return foreignInOwnPath(
        { owner, other },
        { ...call, path: `/practices/${owner.id}/schedules/${owner.ownProvider}` },
      );
    },
  ],
  foreignRecord('replacePractice', 'the practice'),
  foreignRecord('replaceAppointmentType', 'the practice'),
  foreignRecord('createClosure', 'the practice'),
  ['createClosure', 'a provider', (practices) => foreignProvider('createClosure', practices)],
  foreignRecord('listClosures', 'the practice'),
  foreignRecord('deleteClosure', 'the practice'),
  foreignRecord('readCall', 'a call'),
  foreignRecord('listPatientsOfCall', 'a call'),
  [
    'listPatientsOfCall',
    'a patient',
    async ({ owner, other }) => {
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
    async ({ owner }) => {
      await Promise.all([missedIn(owner), missedIn(owner)]);
      return { call: await withCursor(owner, { method: 'GET', path: '/calls/tasks', query: { status: 'open' } }) };
    },
  ],
  [
    'listCalls',
    'a cursor',
    async ({ owner }) => {
      await Promise.all([calledIn(owner), calledIn(owner)]);
      return { call: await withCursor(owner, { method: 'GET', path: '/calls', query: range }) };
    },
  ],
  foreignRecord('listInsurancePlans', 'the practice'),
  foreignRecord('readVerification', 'a verification'),
  foreignRecord('listVendorSubscriptions', 'the practice'),
  ...['approve', 'suspend', 'resume', 'end'].flatMap((verb): Row[] => [
    foreignRecord(`${verb}Subscription`, 'the practice'),
    [
      `${verb}Subscription`,
      'a subscription',
      async (practices) => foreignInOwnPath(practices, await example(`${verb}Subscription`, practices.owner)),
    ],
  ]),
  [
    'listUnverified',
    'a patient',
    async ({ owner }) => {
      const { start } = await owner.booked();
      return {
        call: { method: 'GET', path: '/insurance/unverified', query: { date: start.slice(0, 10) } },
        status: 200,
      };
    },
  ],
  [
    'listUnverified',
    'a cursor',
    async ({ owner }) => {
      const { start } = await owner.booked();
      await owner.booked({ start: start.replace(/T.*/, 'T22:00:00-07:00') });
      return {
        call: await withCursor(owner, {
          method: 'GET',
          path: '/insurance/unverified',
          query: { date: start.slice(0, 10) },
        }),
      };
    },
  ],
  foreignRecord('readReport', 'a report'),
  foreignRecord('readWeeklyReport', 'the practice'),
  foreignRecord('replaceWeeklyReport', 'the practice'),
  foreignRecord('deleteWeeklyReport', 'the practice'),
  [
    'deleteClosure',
    'a closure',
    async (practices) => foreignInOwnPath(practices, await example('deleteClosure', practices.owner)),
  ],
];
