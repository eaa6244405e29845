import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import type { Desk } from './desk.ts';
import { appointmentsOf, callsOf, weekOf } from './live-queries.ts';

const DAY = '2027-03-02';
const practice = {
  ...{ id: 'p001', timeZone: 'America/New_York', providers: [] },
  appointmentTypes: [
    { appointmentType: 'exam', durationMinutes: 90, bufferBeforeMinutes: 0, bufferAfterMinutes: 0, version: 1 },
  ],
};
const deskWith = (api: object): Desk => ({ api, practice }) as unknown as Desk;

it('reads each day’s calls anew, with those that went on over its midnight and without those that ended before', async () => {
  const asked: unknown[] = [];
  const items = [
    { id: 'before', endedAt: '2027-03-02T04:59:00Z', appointmentIds: [] },
    { id: 'over', endedAt: '2027-03-02T05:01:00Z', appointmentIds: [] },
    { id: 'open', appointmentIds: [] },
  ];
  const listCalls = async ({ query }: { query: object }) => {
    asked.push(query);
    return { items };
  };
  const queries = new QueryClient();
  const read = callsOf(deskWith({ listCalls }), DAY);
  expect((await queries.fetchQuery(read)).map(({ id }) => id)).toEqual(['over', 'open']);
  expect(asked).toEqual([{ from: '2027-03-02T01:00:00.000Z', to: DAY, limit: 500 }]);
  expect(callsOf(deskWith({ listCalls }), '2027-03-03').queryKey).not.toEqual(read.queryKey);

  // What was booked in a call that goes on stays known.
  queries.setQueryData([...read.queryKey], [{ ...items[2], appointmentIds: ['apt_1'] }]);
  await queries.refetchQueries({ queryKey: read.queryKey });
  const again = await queries.fetchQuery(read);
  expect(again.find(({ id }) => id === 'open')?.appointmentIds).toEqual(['apt_1']);
});

it('reads a day’s appointments with those that began on the day before and go on', async () => {
  const item = (id: string, start: string, end: string) => ({ id, start, end, timeZone: practice.timeZone });
  const items = [
    item('evening', '2027-03-01T22:45:00-05:00', '2027-03-02T00:00:00-05:00'),
    item('night', '2027-03-01T23:30:00-05:00', '2027-03-02T00:30:00-05:00'),
    item('morning', '2027-03-02T09:00:00-05:00', '2027-03-02T09:30:00-05:00'),
  ];
  const asked: unknown[] = [];
  const listAppointments = async ({ query }: { query: object }) => {
    asked.push(query);
    return { items };
  };
  const day = await new QueryClient().fetchQuery(appointmentsOf(deskWith({ listAppointments }), DAY));
  expect(day.map(({ id }) => id)).toEqual(['night', 'morning']);
  expect(asked).toEqual([{ from: '2027-03-02T03:30:00.000Z', to: DAY, limit: 500 }]);
});

it('reads a provider’s week at once, also one in which the clocks change', async () => {
  const item = (id: string, start: string, end: string, providerId = 'dr-adams') => ({
    ...{ id, start, end, providerId, timeZone: practice.timeZone },
  });
  const items = [
    item('sunday', '2027-10-31T23:00:00-04:00', '2027-11-01T00:00:00-04:00'),
    item('monday', '2027-11-01T00:00:00-04:00', '2027-11-01T00:30:00-04:00'),
    item('last', '2027-11-07T23:30:00-05:00', '2027-11-08T00:30:00-05:00'),
    item('next', '2027-11-08T00:00:00-05:00', '2027-11-08T00:30:00-05:00'),
    item('moved', '2027-11-02T09:00:00-04:00', '2027-11-02T09:30:00-04:00', 'dr-baker'),
  ];
  const asked: unknown[] = [];
  const listAppointments = async ({ query }: { query: object }) => {
    asked.push(query);
    return { items };
  };
  const read = weekOf(deskWith({ listAppointments }), 'dr-adams', '2027-11-01');
  expect((await new QueryClient().fetchQuery(read)).map(({ id }) => id)).toEqual(['monday', 'last']);
  const query = { from: '2027-11-01T02:30:00.000Z', to: '2027-11-07', limit: 500, providerId: 'dr-adams' };
  expect(asked).toEqual([query]);
});
