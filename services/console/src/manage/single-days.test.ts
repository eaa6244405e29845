import { expect, it } from 'vitest';
import { overridesOf, singleDaysOf, withDay } from './single-days.ts';
import { newHours } from './typed-hours.ts';
import { hoursOf } from './weekly-hours.ts';

const overrides = [
  { date: '2027-12-24', windows: [{ start: '18:00', end: '24:00' }] },
  { date: '2027-03-01', windows: [] },
  { date: '2027-11-01', windows: [] },
];
const weekly = hoursOf({
  weekly: [
    { dayOfWeek: 'mon', start: '09:00', end: '12:00' },
    { dayOfWeek: 'mon', start: '13:00', end: '17:00' },
    { dayOfWeek: 'sun', start: '10:00', end: '11:00' },
  ],
});
const told = (days: ReturnType<typeof withDay>) =>
  days.map(({ date, hours }) => [date, ...hours.map(({ start, end }) => `${start}-${end}`)].join(' '));

it('shows the single days from today on by date, and sends those before as they were', () => {
  const { past, days } = singleDaysOf({ overrides }, '2027-11-01');
  expect(told([...days])).toEqual(['2027-11-01', '2027-12-24 18:00-00:00']);
  expect(overridesOf(past, days)).toEqual([
    { date: '2027-03-01', windows: [] },
    { date: '2027-11-01', windows: [] },
    { date: '2027-12-24', windows: [{ start: '18:00', end: '00:00' }] },
  ]);
});

it('begins a further day with the hours of its weekday, once', () => {
  const monday = withDay([], '2027-03-08', weekly);
  expect(told(monday)).toEqual(['2027-03-08 09:00-12:00 13:00-17:00']);
  const both = withDay(monday, '2027-03-07', weekly);
  expect(told(both)).toEqual(['2027-03-07 10:00-11:00', '2027-03-08 09:00-12:00 13:00-17:00']);
  expect(told(withDay(both, '2027-03-07', []))).toEqual(told(both));
  expect(told(withDay([], '2027-03-09', weekly))).toEqual(['2027-03-09']);
});

it('sends the hours of a day by time, whatever was added last', () => {
  const days = [{ date: '2027-03-08', hours: [newHours('13:00', '17:00'), newHours('08:00', '12:00')] }];
  expect(overridesOf([], days)[0]?.windows.map(({ start }) => start)).toEqual(['08:00', '13:00']);
});
