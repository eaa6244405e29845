import { expect, it } from 'vitest';
import type { Appointment } from '../desk/desk.ts';
import { hoursOf, placed, scaleOf } from './day-layout.ts';

const LOS_ANGELES = 'America/Los_Angeles';
const appointment = (id: string, start: string, minutes: number): Appointment => ({
  id,
  practiceId: 'p001',
  providerId: 'dr-adams',
  appointmentType: 'exam',
  status: 'booked',
  start,
  end: new Date(Date.parse(start) + minutes * 60_000).toISOString(),
  timeZone: LOS_ANGELES,
  patient: { givenName: 'Sample', familyName: id, birthDate: '1980-05-17' },
  resourceIds: [],
  version: 1,
  createdAt: start,
  updatedAt: start,
});
const place = (day: string, appointments: Appointment[], scale = 1.6) =>
  placed(appointments, { day, timeZone: LOS_ANGELES, scale });
const lanes = (items: ReturnType<typeof place>) =>
  items.map(({ appointment: { id }, from, to, lane, lanes: count }) => `${id} ${from}-${to} ${lane}/${count}`);

it('puts appointments side by side only where they overlap', () => {
  const day = '2027-03-01';
  const items = place(day, [
    appointment('c', `${day}T10:00:00-08:00`, 30),
    appointment('a', `${day}T09:00:00-08:00`, 60),
    appointment('b', `${day}T09:30:00-08:00`, 30),
  ]);
  expect(lanes(items)).toEqual(['a 540-600 0/2', 'b 570-600 1/2', 'c 600-630 0/1']);
});

it('gives no appointment less than 24 pixels, and puts short neighbors beside each other instead of over', () => {
  const day = '2027-03-01';
  for (const minutes of [5, 10, 15, 30]) {
    const appointments = [0, 1, 2, 3].map((index) =>
      appointment(
        `${index}`,
        new Date(Date.parse(`${day}T17:00:00Z`) + index * minutes * 60_000).toISOString(),
        minutes,
      ),
    );
    const scale = scaleOf(appointments);
    const items = place(day, appointments, scale);
    for (const { from, to } of items) expect((to - from) * scale).toBeGreaterThanOrEqual(23.99);
    for (const [index, item] of items.entries()) {
      const over = items.slice(index + 1).filter((each) => each.lane === item.lane && each.from < item.to - 1e-6);
      expect(over, `${minutes} min`).toEqual([]);
    }
  }
  expect(scaleOf([])).toBe(1.6);
});

it('shows both passes of the hour that the clocks show twice side by side, none of them a day long', () => {
  const day = '2027-11-07';
  const items = place(day, [
    appointment('pdt', `${day}T01:00:00-07:00`, 30),
    appointment('over', `${day}T01:45:00-07:00`, 30),
    appointment('pst', `${day}T01:00:00-08:00`, 30),
    appointment('late', `${day}T01:45:00-08:00`, 15),
  ]);
  expect(lanes(items)).toEqual(['pdt 60-90 0/2', 'pst 60-90 1/2', 'over 105-135 0/2', 'late 105-120 1/2']);
});

it('shows an appointment over midnight on both days', () => {
  const night = appointment('night', '2027-03-01T23:30:00-08:00', 60);
  expect(place('2027-03-01', [night])[0]).toMatchObject({ from: 1410, to: 1440, hasBegun: false, goesOn: true });
  expect(place('2027-03-02', [night])[0]).toMatchObject({ from: 0, to: 30, hasBegun: true, goesOn: false });
  const late = appointment('late', '2027-03-01T23:55:00-08:00', 5);
  expect(place('2027-03-01', [late])[0]).toMatchObject({ from: 1425, to: 1440, goesOn: false });
});

it('shows office hours, and whole hours beyond them where somebody is there or open', () => {
  const day = '2027-03-01';
  expect(hoursOf([], [])).toEqual({ from: 480, to: 1080 });
  const early = place(day, [appointment('early', `${day}T06:30:00-08:00`, 30)]);
  expect(hoursOf([early], [[{ from: 600, to: 1150 }]])).toEqual({ from: 360, to: 1200 });
});
