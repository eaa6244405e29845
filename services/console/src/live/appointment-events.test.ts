import type { RealtimeEvent } from '@frontdesk/client/realtime-client';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Appointment, Desk } from '../desk/desk.ts';
import { appointmentsKey, callsKey, slotsFor } from '../desk/live-queries.ts';
import { applyAppointmentEvents } from './appointment-events.ts';

const DAY = '2027-03-01';
const ZONE = 'America/New_York';
const practice = { id: 'p001', timeZone: ZONE, providers: [], appointmentTypes: [] };
const appointment = (id: string, version: number, change: Partial<Appointment> = {}): Appointment => ({
  ...{ id, version, practiceId: 'p001', providerId: 'dr-adams', appointmentType: 'exam', status: 'booked' },
  ...{ start: `${DAY}T09:00:00-05:00`, end: `${DAY}T09:30:00-05:00`, timeZone: ZONE, resourceIds: [] },
  ...{ patient: { familyName: id, birthDate: '1980' }, createdAt: DAY, updatedAt: DAY },
  ...change,
});
const event = (id: string, version: number, change: object = {}): RealtimeEvent => {
  const { providerId, appointmentType, status, start, end } = appointment(id, version);
  const data = { appointmentId: id, providerId, appointmentType, status, start, end, version, ...change };
  return { epoch: 'e', seq: version, topic: 'appointments', event: 'appointment.booked', at: start, data };
};

let queries: QueryClient;
let asked: string[];
let records: Appointment[];
const api = {
  readAppointment: async ({ path }: { path: { id: string } }) => {
    asked.push(`one ${path.id}`);
    return records.find(({ id }) => id === path.id) ?? Promise.reject(new Error('gone'));
  },
  searchSlots: async ({ query }: { query: { providerId?: string; from: string; to: string } }) => {
    asked.push(`times of ${query.providerId ?? 'all'} from ${query.from} to ${query.to}`);
    return { items: [] };
  },
};
const desk = { api, practice } as unknown as Desk;
const onSheet = (day = DAY) =>
  queries.getQueryData<Appointment[]>([...appointmentsKey('p001'), day])?.map(({ id, version }) => `${id}@${version}`);
const apply = (...events: RealtimeEvent[]) => applyAppointmentEvents(queries, desk, events);

beforeEach(() => {
  queries = new QueryClient();
  asked = [];
  records = [];
  queries.setQueryData([...appointmentsKey('p001'), DAY], [appointment('known', 2)]);
});
afterEach(() => queries.clear());

it('reads the one appointment of an event, once, and puts it where it belongs', async () => {
  queries.setQueryData([...appointmentsKey('p001'), '2027-03-02'], []);
  records = [
    appointment('new', 1),
    appointment('known', 3, { start: '2027-03-02T09:00:00-05:00', end: '2027-03-02T09:30:00-05:00' }),
  ];
  await apply(event('new', 1));
  expect([asked, onSheet()]).toEqual([['one new'], ['known@2', 'new@1']]);
  await apply(event('known', 3, { start: '2027-03-02T09:00:00-05:00', end: '2027-03-02T09:30:00-05:00' }));
  expect([onSheet(), onSheet('2027-03-02')]).toEqual([['new@1'], ['known@3']]);
});

it('keeps a week right: what comes to its provider is put in by one read, what goes to another leaves it', async () => {
  const week = [...appointmentsKey('p001'), { from: DAY, to: '2027-03-07', providerId: 'dr-adams' }];
  const inWeek = () => queries.getQueryData<Appointment[]>(week)?.map(({ id, version }) => `${id}@${version}`);
  queries.removeQueries({ queryKey: [...appointmentsKey('p001'), DAY] });
  queries.setQueryData(week, [appointment('known', 2)]);
  const thursday = { start: '2027-03-04T09:00:00-05:00', end: '2027-03-04T09:30:00-05:00' };
  records = [appointment('new', 1, thursday), appointment('known', 3, { providerId: 'dr-baker' })];
  await apply(event('others', 1, { ...thursday, providerId: 'dr-baker' }));
  expect(asked).toEqual([]);
  await apply(event('new', 1, thursday));
  expect([asked, inWeek()]).toEqual([['one new'], ['known@2', 'new@1']]);
  await apply(event('known', 3, { providerId: 'dr-baker' }));
  expect(inWeek()).toEqual(['new@1']);
});

it('reads nothing for what the page knows already, or does not show', async () => {
  await apply(event('known', 2));
  await apply(event('elsewhere', 1, { start: '2027-05-01T09:00:00-05:00', end: '2027-05-01T09:30:00-05:00' }));
  expect(asked).toEqual([]);
});

it('reads the times of one provider and day while free times are shown, and changes the sheet as the event tells', async () => {
  const question = { appointmentType: 'exam', providerId: '', from: '2027-02-28' };
  const observer = new QueryObserver(queries, slotsFor(desk, question));
  const stop = observer.subscribe(() => undefined);
  await observer.fetchOptimistic(slotsFor(desk, question));
  asked = [];
  await apply(event('known', 3, { status: 'arrived' }));
  expect([asked, onSheet()]).toEqual([[`times of dr-adams from ${DAY} to ${DAY}`], ['known@3']]);
  asked = [];
  // Beyond the week that is searched; of a patient that the page does not know yet.
  await apply(event('new', 1, { start: '2027-03-20T09:00:00-05:00', end: '2027-03-20T09:30:00-05:00' }));
  await apply(event('new', 1, { providerId: 'dr-baker' }));
  expect(asked).toEqual([`times of dr-baker from ${DAY} to ${DAY}`]);
  // Read when the sheet is in sight again.
  expect(queries.getQueryState([...appointmentsKey('p001'), DAY])?.isInvalidated).toBe(true);
  stop();
});

it('shows at its call what was booked in it', async () => {
  queries.setQueryData([...callsKey('p001'), DAY], [{ id: 'call-1', appointmentIds: [] }]);
  records = [appointment('new', 1, { callId: 'call-1' })];
  await apply(event('new', 1));
  expect(queries.getQueryData([...callsKey('p001'), DAY])).toEqual([{ id: 'call-1', appointmentIds: ['new'] }]);
});

it('reads the day anew where many change at once', async () => {
  await apply(...['a', 'b', 'c', 'd'].map((id) => event(id, 1)));
  expect(asked).toEqual([]);
  expect(queries.getQueryState([...appointmentsKey('p001'), DAY])?.isInvalidated).toBe(true);
});
