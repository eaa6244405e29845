import { expect, it } from 'vitest';
import type { Appointment } from '../desk/desk.ts';
import { sameDayAppointments } from './same-day.ts';

const at = (id: string, patient: Partial<Appointment['patient']>, status: Appointment['status'] = 'booked') =>
  ({
    id,
    status,
    patient: { givenName: 'Zoë', familyName: "O'Neil", birthDate: '1980-05-17', ...patient },
  }) as Appointment;
const typed = { givenName: ' zoe ', familyName: 'O’Neil', birthDate: '1980-05-17' };

it('finds what the same person has on the day, however the name was typed', () => {
  const day = [
    at('a', {}),
    at('b', { birthDate: '1981-05-17' }),
    at('c', { givenName: 'Zoltan' }),
    at('d', {}, 'arrived'),
  ];
  expect(sameDayAppointments(typed, day).map(({ id }) => id)).toEqual(['a', 'd']);
});

it('leaves out what takes no time, and finds nobody before a name and a date are typed', () => {
  expect(sameDayAppointments(typed, [at('a', {}, 'cancelled'), at('b', {}, 'noshow')])).toEqual([]);
  expect(sameDayAppointments({ ...typed, birthDate: '' }, [at('a', { birthDate: '' })])).toEqual([]);
  expect(
    sameDayAppointments({ ...typed, givenName: '', familyName: '' }, [at('a', { givenName: '', familyName: '' })]),
  ).toEqual([]);
});
