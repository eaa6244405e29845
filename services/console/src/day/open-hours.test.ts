import { expect, it } from 'vitest';
import { closedTimes, openTimes, placesOf } from './open-hours.ts';

const MONDAY = '2027-03-01';
const schedule = (change: object = {}) => ({
  practiceId: 'p001',
  providerId: 'dr-adams',
  timeZone: 'America/New_York',
  version: 1,
  weekly: [
    { dayOfWeek: 'mon' as const, start: '13:00', end: '17:00' },
    { dayOfWeek: 'mon' as const, start: '09:00', end: '12:00' },
  ],
  overrides: [],
  ...change,
});
const closure = (start: string, end: string, providerId?: string) => ({
  id: 'cls_1',
  practiceId: 'p001',
  start,
  end,
  existingAppointments: [],
  ...(providerId !== undefined && { providerId }),
});
const hours = (...each: [number, number][]) => each.map(([from, to]) => ({ from: from * 60, to: to * 60 }));

it('is open by the windows of the weekday, or of the date where it has its own', () => {
  expect(openTimes(schedule(), [], MONDAY)).toEqual(hours([9, 12], [13, 17]));
  expect(openTimes(schedule(), [], '2027-03-02')).toEqual([]);
  const overrides = [{ date: MONDAY, windows: [] }];
  expect(openTimes(schedule({ overrides }), [], MONDAY)).toEqual([]);
});

it('has the part of a window on each of the two days between which it lies', () => {
  const night = schedule({ weekly: [{ dayOfWeek: 'mon', start: '22:00', end: '02:00' }] });
  expect(openTimes(night, [], MONDAY)).toEqual(hours([22, 24]));
  expect(openTimes(night, [], '2027-03-02')).toEqual(hours([0, 2]));
  const whole = schedule({ weekly: [{ dayOfWeek: 'mon', start: '00:00', end: '24:00' }] });
  expect(openTimes(whole, [], MONDAY)).toEqual(hours([0, 24]));
  expect(openTimes(whole, [], '2027-03-02')).toEqual([]);
});

it('is closed while the practice is, or the provider, and not while another provider is', () => {
  const lunch = closure(`${MONDAY}T10:00:00-05:00`, `${MONDAY}T14:00:00-05:00`);
  expect(openTimes(schedule(), [lunch], MONDAY)).toEqual(hours([9, 10], [14, 17]));
  expect(openTimes(schedule(), [{ ...lunch, providerId: 'dr-adams' }], MONDAY)).toEqual(hours([9, 10], [14, 17]));
  expect(openTimes(schedule(), [{ ...lunch, providerId: 'dr-baker' }], MONDAY)).toEqual(hours([9, 12], [13, 17]));
  const days = closure('2027-02-27T00:00:00-05:00', '2027-03-03T00:00:00-05:00');
  expect(openTimes(schedule(), [days], MONDAY)).toEqual([]);
});

it('closes what is not open, and offers what is in half hours', () => {
  expect(closedTimes(hours([9, 12], [13, 17]), { from: 8 * 60, to: 18 * 60 })).toEqual(
    hours([8, 9], [12, 13], [17, 18]),
  );
  expect(placesOf([{ from: 9 * 60 + 15, to: 10 * 60 }])).toEqual([
    { from: 9 * 60 + 15, to: 9 * 60 + 30 },
    { from: 9 * 60 + 30, to: 10 * 60 },
  ]);
});
