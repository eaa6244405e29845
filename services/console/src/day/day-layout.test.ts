import { expect, it } from 'vitest';
import type { Appointment } from '../desk/desk.ts';
import { hoursOf, placed } from './day-layout.ts';

const at = (id: string, start: string, end: string): Appointment =>
  ({ id, start: `2027-03-01T${start}:00-05:00`, end: `2027-03-01T${end}:00-05:00` }) as Appointment;
const lay = (...appointments: Appointment[]) => placed(appointments, 'America/New_York');
const lanes = (...appointments: Appointment[]) =>
  lay(...appointments).map(({ appointment, lane, lanes: of }) => `${appointment.id} ${lane}/${of}`);

it('gives each appointment the whole width where none overlaps, touching neighbours too', () => {
  expect(lanes(at('b', '09:30', '10:00'), at('a', '09:00', '09:30'))).toEqual(['a 0/1', 'b 0/1']);
});

it('puts those that overlap side by side, and uses a lane again that is free', () => {
  const items = [
    at('a', '09:00', '10:00'),
    at('b', '09:00', '09:30'),
    at('c', '09:30', '10:30'),
    at('d', '11:00', '11:30'),
  ];
  expect(lanes(...items)).toEqual(['a 0/2', 'b 1/2', 'c 1/2', 'd 0/1']);
});

it('reaches to the end of the day for one that goes over midnight', () => {
  const late = { ...at('a', '23:30', '00:00'), end: '2027-03-02T00:30:00-05:00' };
  expect(lay(late)[0]).toMatchObject({ from: 23 * 60 + 30, to: 24 * 60 });
});

it('shows office hours, and whole hours more where something is outside them', () => {
  expect(hoursOf([])).toEqual({ from: 8 * 60, to: 18 * 60 });
  expect(hoursOf([lay(at('a', '07:15', '07:45')), lay(at('b', '18:00', '18:15'))])).toEqual({
    from: 7 * 60,
    to: 19 * 60,
  });
});
